package org.godwit.transfer.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.filter.Expr.Type;
import org.godwit.transfer.filter.FilterParser.Unsupported;

/** What the operators and functions of a condition do. Without state. */
final class Operators {
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
    private static final BigDecimal LEAST = new BigDecimal(BigInteger.ONE.shiftLeft(63).negate());
    private static final BigDecimal MOST_SIGNED = new BigDecimal(BigInteger.ONE.shiftLeft(63).subtract(BigInteger.ONE));
    private static final BigDecimal MOST_UNSIGNED = new BigDecimal(TWO_64.subtract(BigInteger.ONE));
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,15}|-?(?=[\\d.]{1,16}$)\\d+\\.\\d+");
    private static final Pattern PLAIN_MOMENT = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])( ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?)?");

    /** Something computed of two values, neither of which is NULL. */
    private interface Pair {
        Object of(Object a, Object b);
    }

    Expr number(BigDecimal value) {
        return new Expr(new Type.Number(value.scale() <= 0, value.compareTo(MOST_SIGNED) > 0), (rows, row) -> value);
    }

    Expr text(String value) {
        return new Expr(new Type.Literal(value), (rows, row) -> value);
    }

    /** As AND, OR, NOT and the whole condition take it. */
    Expr truth(Expr value) throws Unsupported {
        if (!(value.type() instanceof Type.Number || value.type() instanceof Type.Null)) {
            throw new Unsupported("something that is neither true nor false stands where a condition is wanted");
        }
        return value;
    }

    Expr and(Expr a, Expr b) throws Unsupported {
        return logic(a, b, false);
    }

    Expr or(Expr a, Expr b) throws Unsupported {
        return logic(a, b, true);
    }

    /** One side that is {@code decisive} decides, whatever the other is. */
    private Expr logic(Expr a, Expr b, boolean decisive) throws Unsupported {
        truth(a);
        truth(b);
        return new Expr(Expr.BOOL, (rows, row) -> {
            Object x = a.eval(rows, row);
            if (x != null && Expr.isTrue(x) == decisive) {
                return Expr.bool(decisive);
            }
            Object y = b.eval(rows, row);
            if (y != null && Expr.isTrue(y) == decisive) {
                return Expr.bool(decisive);
            }
            return x == null || y == null ? null : Expr.bool(!decisive);
        });
    }

    Expr xor(Expr a, Expr b) throws Unsupported {
        truth(a);
        truth(b);
        return both(Expr.BOOL, a, b, (x, y) -> Expr.bool(Expr.isTrue(x) != Expr.isTrue(y)));
    }

    Expr not(Expr a) throws Unsupported {
        truth(a);
        return one(Expr.BOOL, a, x -> Expr.bool(!Expr.isTrue(x)));
    }

    Expr isNull(Expr a) {
        return new Expr(Expr.BOOL, (rows, row) -> Expr.bool(a.eval(rows, row) == null));
    }

    Expr isTruth(Expr a, boolean wanted) throws Unsupported {
        truth(a);
        return new Expr(Expr.BOOL, (rows, row) -> {
            Object x = a.eval(rows, row);
            return Expr.bool(x != null && Expr.isTrue(x) == wanted);
        });
    }

    Expr compare(Expr a, String sign, Expr b) throws Unsupported {
        boolean order = !(sign.equals("=") || sign.equals("<>") || sign.equals("!="));
        Predicate<Integer> holds = switch (sign) {
            case "=" -> c -> c == 0;
            case "<" -> c -> c < 0;
            case ">" -> c -> c > 0;
            case "<=" -> c -> c <= 0;
            case ">=" -> c -> c >= 0;
            default -> c -> c != 0;
        };
        if (a.type() instanceof Type.Null || b.type() instanceof Type.Null) {
            return new Expr(Expr.BOOL, (rows, row) -> null);
        }
        if (a.type() instanceof Type.Literal && !(b.type() instanceof Type.Literal)) {
            Comparer comparer = comparer(b.type(), order);
            return both(Expr.BOOL, meaning(a, b.type()), b, (x, y) -> Expr.bool(holds.test(comparer.of(x, y))));
        }
        Comparer comparer = comparer(a.type(), order);
        Expr right = meaning(b, a.type());
        comparer(right.type() instanceof Type.Literal ? a.type() : right.type(), order);
        return both(Expr.BOOL, a, right, (x, y) -> Expr.bool(holds.test(comparer.of(x, y))));
    }

    private interface Comparer {
        int of(Object a, Object b);
    }

    private static Comparer comparer(Type type, boolean order) throws Unsupported {
        return switch (type) {
            case Type.Number n -> (x, y) -> ((BigDecimal) x).compareTo((BigDecimal) y);
            case Type.Moment m -> (x, y) -> ((String) x).compareTo((String) y);
            case Type.Text t -> {
                if (order && !t.ordered()) {
                    throw new Unsupported("the order of text under the collation " + t.rule().collation() + "; compare for equality, or use a column with a binary collation");
                }
                yield (x, y) -> t.rule().compare((String) x, (String) y);
            }
            case Type.Literal l -> throw new Unsupported("two constants are compared");
            case Type.Opaque o -> throw new Unsupported(o.why());
            case Type.Null n -> (x, y) -> 0;
        };
    }

    /** The other side of a comparison, as the side of this type takes it. */
    private Expr meaning(Expr other, Type type) throws Unsupported {
        if (other.type() instanceof Type.Literal literal) {
            return switch (type) {
                case Type.Number n when PLAIN_NUMBER.matcher(literal.value()).matches() -> number(new BigDecimal(literal.value()));
                case Type.Moment m when PLAIN_MOMENT.matcher(literal.value()).matches() -> text(FilterColumn.moment(literal.value()));
                case Type.Text t -> other;
                case Type.Number n -> throw new Unsupported("a number is compared with the text '" + literal.value() + "'");
                case Type.Moment m -> throw new Unsupported("a time is compared with '" + literal.value() + "', which is not of the form YYYY-MM-DD HH:MM:SS");
                case Type.Literal l -> throw new Unsupported("two constants are compared");
                case Type.Opaque o -> throw new Unsupported(o.why());
                case Type.Null n -> other;
            };
        }
        boolean alike = switch (type) {
            case Type.Text t -> other.type() instanceof Type.Text o && o.rule().collation().equals(t.rule().collation());
            default -> other.type().getClass() == type.getClass();
        };
        if (!alike) {
            throw new Unsupported("values of different kinds are compared; write a constant in the form of the column, or use CAST");
        }
        return other;
    }

    Expr arithmetic(Expr a, String sign, Expr b) throws Unsupported {
        if (!(a.type() instanceof Type.Number x) || !(b.type() instanceof Type.Number y)) {
            throw new Unsupported("the operator " + sign + " with something that is not a number");
        }
        boolean whole = x.integer() && y.integer();
        boolean unsigned = x.unsigned() || y.unsigned();
        return switch (sign) {
            case "+" -> both(new Type.Number(whole, unsigned), a, b, (p, q) -> inRange(((BigDecimal) p).add((BigDecimal) q), whole, unsigned));
            case "-" -> both(new Type.Number(whole, unsigned), a, b, (p, q) -> inRange(((BigDecimal) p).subtract((BigDecimal) q), whole, unsigned));
            case "*" -> both(new Type.Number(whole, unsigned), a, b, (p, q) -> inRange(((BigDecimal) p).multiply((BigDecimal) q), whole, unsigned));
            case "%" -> both(new Type.Number(whole, x.unsigned()), a, b, (p, q) -> ((BigDecimal) q).signum() == 0 ? null : ((BigDecimal) p).remainder((BigDecimal) q));
            case "/" -> throw new Unsupported("servers round the result of / differently; multiply the other side instead");
            default -> {
                if (!whole) {
                    throw new Unsupported("the operator " + sign + " with a number that is not whole");
                }
                yield both(new Type.Number(true, true), a, b, (p, q) -> new BigDecimal(bits(bits64(p), sign, bits64(q))));
            }
        };
    }

    private static BigInteger bits(BigInteger a, String sign, BigInteger b) {
        return switch (sign) {
            case "|" -> a.or(b);
            case "&" -> a.and(b);
            case "^" -> a.xor(b);
            case "<<" -> b.compareTo(BigInteger.valueOf(63)) > 0 ? BigInteger.ZERO : a.shiftLeft(b.intValue()).mod(TWO_64);
            default -> b.compareTo(BigInteger.valueOf(63)) > 0 ? BigInteger.ZERO : a.shiftRight(b.intValue());
        };
    }

    private static BigInteger bits64(Object value) {
        return ((BigDecimal) value).toBigIntegerExact().mod(TWO_64);
    }

    Expr complement(Expr a) throws Unsupported {
        if (!(a.type() instanceof Type.Number n) || !n.integer()) {
            throw new Unsupported("the operator ~ with something that is not a whole number");
        }
        return one(new Type.Number(true, true), a, x -> new BigDecimal(TWO_64.subtract(BigInteger.ONE).subtract(bits64(x))));
    }

    /** The server refuses a row whose numbers do not fit too. */
    private static BigDecimal inRange(BigDecimal value, boolean whole, boolean unsigned) {
        if (whole && (value.compareTo(unsigned ? BigDecimal.ZERO : LEAST) < 0 || value.compareTo(unsigned ? MOST_UNSIGNED : MOST_SIGNED) > 0)) {
            throw new ArithmeticException("out of range");
        }
        return value;
    }

    Expr concat(List<Expr> parts) throws Unsupported {
        return new Expr(textOf("CONCAT", parts), (rows, row) -> {
            StringBuilder all = new StringBuilder();
            for (Expr part : parts) {
                Object value = part.eval(rows, row);
                if (value == null) {
                    return null;
                }
                all.append((String) value);
            }
            return all.toString();
        });
    }

    Expr substr(List<Expr> parts) throws Unsupported {
        if (parts.size() < 2 || parts.size() > 3 || parts.stream().skip(1).anyMatch(p -> !(p.type() instanceof Type.Number n && n.integer()))) {
            throw new Unsupported("SUBSTR wants a text, a start and perhaps a length");
        }
        return new Expr(textOf("SUBSTR", parts.subList(0, 1)), (rows, row) -> {
            Object text = parts.get(0).eval(rows, row);
            Object start = parts.get(1).eval(rows, row);
            Object length = parts.size() == 3 ? parts.get(2).eval(rows, row) : MOST_SIGNED;
            return text == null || start == null || length == null ? null : substr((String) text, ((BigDecimal) start).longValue(), ((BigDecimal) length).longValue());
        });
    }

    /** In characters, the first is 1; a negative start counts from the end. */
    private static String substr(String text, long start, long length) {
        int[] points = text.codePoints().toArray();
        long from = start > 0 ? start - 1 : start < 0 ? points.length + start : -1;
        if (from < 0 || from >= points.length || length <= 0) {
            return "";
        }
        return new String(points, (int) from, (int) Math.min(length, points.length - from));
    }

    Expr replace(List<Expr> parts) throws Unsupported {
        if (parts.size() != 3) {
            throw new Unsupported("REPLACE wants three texts");
        }
        return new Expr(textOf("REPLACE", parts), (rows, row) -> {
            Object text = parts.get(0).eval(rows, row);
            Object old = parts.get(1).eval(rows, row);
            Object with = parts.get(2).eval(rows, row);
            return text == null || old == null || with == null ? null : ((String) old).isEmpty() ? text : ((String) text).replace((String) old, (String) with);
        });
    }

    /** The kind of text that a function of these texts gives: that of the columns in it, which must be alike. */
    private static Type textOf(String function, List<Expr> parts) throws Unsupported {
        Optional<TextRule> rule = Optional.empty();
        for (Expr part : parts) {
            if (part.type() instanceof Type.Text text && rule.map(r -> r.collation().equals(text.rule().collation())).orElse(true)) {
                rule = Optional.of(text.rule());
            } else if (!(part.type() instanceof Type.Literal)) {
                throw new Unsupported(function + " of something that is not text, or of texts with different collations");
            }
        }
        TextRule found = rule.orElseThrow(() -> new Unsupported(function + " of constants"));
        return new Type.Text(found, found.binary());
    }

    Expr cast(Expr value, String type, List<Integer> sizes) throws Unsupported {
        boolean plain = sizes.isEmpty();
        if (value.type() instanceof Type.Number) {
            switch (type) {
                case "SIGNED" -> {
                    return one(new Type.Number(true, false), value, x -> inRange(((BigDecimal) x).setScale(0, RoundingMode.HALF_UP), true, false));
                }
                case "DECIMAL", "DEC", "NUMERIC" -> {
                    int digits = plain ? 10 : sizes.getFirst();
                    int scale = sizes.size() > 1 ? sizes.get(1) : 0;
                    BigDecimal most = BigDecimal.TEN.pow(digits).subtract(BigDecimal.ONE).movePointLeft(scale);
                    return one(new Type.Number(false, false), value, x -> ((BigDecimal) x).setScale(scale, RoundingMode.HALF_UP).min(most).max(most.negate()));
                }
                default -> throw new Unsupported("CAST of a number AS " + type);
            }
        }
        if (value.type() instanceof Type.Moment && plain && type.equals("DATE")) {
            return one(new Type.Moment(), value, x -> FilterColumn.moment(((String) x).substring(0, 10)));
        }
        if (value.type() instanceof Type.Text && plain && (type.equals("CHAR") || type.equals("CHARACTER"))) {
            return value;
        }
        throw new Unsupported("this CAST AS " + type);
    }

    private interface Single {
        Object of(Object a);
    }

    private static Expr one(Type type, Expr a, Single body) {
        return new Expr(type, (rows, row) -> {
            Object x = a.eval(rows, row);
            return x == null ? null : body.of(x);
        });
    }

    private static Expr both(Type type, Expr a, Expr b, Pair body) {
        return new Expr(type, (RowBatch rows, int row) -> {
            Object x = a.eval(rows, row);
            Object y = x == null ? null : b.eval(rows, row);
            return y == null ? null : body.of(x, y);
        });
    }
}
