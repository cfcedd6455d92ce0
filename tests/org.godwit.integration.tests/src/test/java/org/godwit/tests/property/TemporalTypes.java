package org.godwit.tests.property;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.godwit.tests.property.TypeCase.Shape;

/** Dates and times. The session that writes them is in UTC, the servers are not. */
final class TemporalTypes {
    private static final long FIRST_DAY = LocalDateTime.of(1000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long LAST_DAY = LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
    private static final long LAST_TIMESTAMP = Integer.MAX_VALUE;

    private TemporalTypes() {
    }

    static List<TypeCase> all() {
        List<TypeCase> all = new ArrayList<>();
        all.add(TypeCase.of("date", "temporals", "date", Shape.PLAIN, quoted("0000-00-00", "1000-01-01", "9999-12-31", "2024-02-29", "1970-01-01", "0001-01-01", "1582-10-10", "2024-00-00", "2024-05-00"),
                r -> "'" + moment(r, FIRST_DAY, LAST_DAY).toLocalDate() + "'"));
        all.add(TypeCase.of("year", "temporals", "year", Shape.PLAIN, List.of("0", "1901", "2155", "2000"), r -> Integer.toString(1901 + r.nextInt(255))));
        for (int digits : new int[] {0, 3, 6}) {
            String suffix = digits == 0 ? "" : "(" + digits + ")";
            all.add(TypeCase.of("datetime" + digits, "temporals", "datetime" + suffix, Shape.PLAIN,
                    quoted("0000-00-00 00:00:00", "1000-01-01 00:00:00", "9999-12-31 23:59:59" + nines(digits), "2024-02-29 12:00:00.5", "2024-03-10 02:30:00", "1900-01-01 00:00:00.000001", "2024-00-10 00:00:00"),
                    dateTime(digits, FIRST_DAY, LAST_DAY)));
            all.add(TypeCase.of("timestamp" + digits, "temporals", "timestamp" + suffix, Shape.PLAIN,
                    quoted("0000-00-00 00:00:00", "1970-01-01 00:00:01", "2038-01-19 03:14:07" + nines(digits), "2024-03-31 01:30:00", "2024-10-27 00:30:00", "2024-10-27 01:30:00", "1999-12-31 23:59:59.999999"),
                    dateTime(digits, 1, LAST_TIMESTAMP)));
            all.add(TypeCase.of("time" + digits, "temporals", "time" + suffix, Shape.PLAIN,
                    quoted("00:00:00", "-00:00:01", "838:59:59", "-838:59:59", "-00:00:00.000001", "23:59:59.999999", "100:00:00.1", "-00:00:00.5"), time(digits)));
        }
        all.replaceAll(t -> t.name().startsWith("time6") ? t.withFamilyEdges(quoted("838:59:59.999999", "-838:59:59.999999")) : t);
        return all;
    }

    private static String nines(int digits) {
        return digits == 0 ? "" : "." + "9".repeat(digits);
    }

    private static List<String> quoted(String... values) {
        return List.of(values).stream().map(v -> "'" + v + "'").toList();
    }

    private static LocalDateTime moment(Random random, long from, long to) {
        return LocalDateTime.ofEpochSecond(from + (long) (random.nextDouble() * (to - from)), random.nextInt(1_000_000) * 1000, ZoneOffset.UTC);
    }

    private static Function<Random, String> dateTime(int digits, long from, long to) {
        return r -> {
            LocalDateTime at = moment(r, from, to);
            String fraction = digits == 0 ? "" : "." + String.format("%06d", at.getNano() / 1000).substring(0, digits);
            return "'%s %02d:%02d:%02d%s'".formatted(at.toLocalDate(), at.getHour(), at.getMinute(), at.getSecond(), fraction);
        };
    }

    private static Function<Random, String> time(int digits) {
        return r -> "'%s%d:%02d:%02d%s'".formatted(r.nextBoolean() ? "-" : "", r.nextInt(838), r.nextInt(60), r.nextInt(60), digits == 0 ? "" : "." + NumberTypes.digits(r, digits));
    }
}
