package org.godwit.tests.property;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.godwit.tests.property.TypeCase.Home;
import org.godwit.tests.property.TypeCase.KeyUse;
import org.godwit.tests.property.TypeCase.Shape;

/** Members, JSON, geometry, addresses. */
final class OtherTypes {
    private static final List<String> JSON_ATOMS = List.of("null", "true", "0", "-1", "18446744073709551615", "1.5", "1e10", "0.1", "\"\"", "\"a\"", "\"\\u0000\"", "\"\\\\\"", "\"\\\"\"", "\"'\"", "\"\\n\\t\"", "\"\u00e9\"",
            "\"\ud83d\ude00\"", "\"\\ud83d\\ude00\"", "\" \"", "{}", "[]", "\"</script>\"");

    private OtherTypes() {
    }

    static List<TypeCase> all() {
        List<TypeCase> all = new ArrayList<>();
        members(all);
        Function<Random, String> json = r -> utf8(json(r, 3));
        List<String> jsonEdges = JSON_ATOMS.stream().map(OtherTypes::utf8).toList();
        all.add(TypeCase.of("json", "documents", "json", Shape.JSON, jsonEdges, json).withKey(KeyUse.NONE)
                .withFamilyEdges(List.of(utf8("{ \"b\" : 1 ,\"a\":2, \"a\": 3}"), utf8("-0.0"), utf8("1E+2"), utf8(" [1 , 2] "), utf8("123456789012345678901234567890"))));
        geometry(all);
        all.add(TypeCase.of("inet6", "addresses", "inet6", Shape.PLAIN, List.of("'::'", "'::1'", "'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'", "'::ffff:1.2.3.4'", "'2001:db8::5c27'"),
                r -> "'%x:%x:%x:%x:%x:%x:%x:%x'".formatted(r.ints(8, 0, 65536).boxed().toArray())).only(Home.MARIADB));
        all.add(TypeCase.of("inet4", "addresses", "inet4", Shape.PLAIN, List.of("'0.0.0.0'", "'255.255.255.255'", "'127.0.0.1'"), r -> "'%d.%d.%d.%d'".formatted(r.ints(4, 0, 256).boxed().toArray())).only(Home.MARIADB));
        all.add(TypeCase.of("uuid", "addresses", "uuid", Shape.PLAIN, List.of("'00000000-0000-0000-0000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'", "'123e4567-e89b-12d3-a456-426614174000'"),
                r -> "'" + new java.util.UUID(r.nextLong(), r.nextLong()) + "'").only(Home.MARIADB));
        return all;
    }

    /** Without characters of four bytes: neither family tells what such a member is called (information_schema and SHOW CREATE TABLE print a question mark). Error values (number 0) only without an empty member, which reads the same. */
    private static void members(List<TypeCase> all) {
        String plain = "'a','B','','x y','it''s','q\"q','\u00f6'";
        all.add(TypeCase.of("enum_utf8", "members", "enum(" + plain + ",'b\\\\c','\u4e57','a,b') character set utf8mb4", Shape.MEMBERS, List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"),
                r -> Integer.toString(1 + r.nextInt(10))));
        all.add(TypeCase.of("enum_latin1", "members", "enum(" + plain + ") character set latin1", Shape.MEMBERS, List.of("1", "2", "3", "4", "5", "6", "7"), r -> Integer.toString(1 + r.nextInt(7))));
        all.add(TypeCase.of("enum_gbk", "members", "enum('\u4e57','\u8aa0','x') character set gbk", Shape.MEMBERS, List.of("1", "2", "3", "0"), r -> Integer.toString(1 + r.nextInt(3))));
        StringBuilder many = new StringBuilder("'m0'");
        for (int i = 1; i < 64; i++) {
            many.append(",'m").append(i).append("'");
        }
        all.add(TypeCase.of("set64", "members", "set(" + many + ")", Shape.MEMBERS, List.of("0", "1", "9223372036854775808", "18446744073709551615"), r -> Long.toUnsignedString(r.nextLong())));
        all.add(TypeCase.of("set_few", "members", "set('a','B','it''s','\u00f6','b\\\\c','\u4e57') character set utf8mb4", Shape.MEMBERS, List.of("0", "1", "63"), r -> Integer.toString(r.nextInt(64))));
    }

    private static void geometry(List<TypeCase> all) {
        geometry(all, "point", List.of("POINT(0 0)", "POINT(-1.5 2.25)", "POINT(1e-300 1e300)"), r -> "POINT(" + point(r) + ")");
        geometry(all, "linestring", List.of("LINESTRING(0 0,1 1)"), r -> "LINESTRING(" + points(r, 2) + ")");
        geometry(all, "polygon", List.of("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))"), OtherTypes::square);
        geometry(all, "multipoint", List.of("MULTIPOINT((0 0))"), r -> "MULTIPOINT(" + points(r, 1) + ")");
        geometry(all, "multilinestring", List.of("MULTILINESTRING((0 0,1 1),(2 2,3 3))"), r -> "MULTILINESTRING((" + points(r, 2) + "),(" + points(r, 2) + "))");
        geometry(all, "multipolygon", List.of("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((5 5,6 5,6 6,5 6,5 5)))"), r -> "MULTIPOLYGON(" + square(r).substring("POLYGON".length()) + ")");
        geometry(all, "geometrycollection", List.of("GEOMETRYCOLLECTION EMPTY", "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))"), r -> "GEOMETRYCOLLECTION(POINT(" + point(r) + "))");
        geometry(all, "geometry", List.of("POINT(1 2)", "LINESTRING(0 0,1 1)", "GEOMETRYCOLLECTION(POINT(1 2))"), r -> r.nextBoolean() ? "POINT(" + point(r) + ")" : square(r));
    }

    private static void geometry(List<TypeCase> all, String type, List<String> edges, Function<Random, String> random) {
        List<String> portable = new ArrayList<>();
        List<String> family = new ArrayList<>();
        for (String edge : edges) {
            portable.add("ST_GeomFromText('" + edge + "')");
            family.add("ST_GeomFromText('" + edge + "', 4326)");
            family.add("ST_GeomFromText('" + edge + "', 999)");
        }
        all.add(TypeCase.of(type, "geometries", type, Shape.GEOMETRY, portable, r -> "ST_GeomFromText('" + random.apply(r) + "')").withKey(KeyUse.NONE).withFamilyEdges(family));
    }

    private static String point(Random random) {
        return (random.nextDouble() * 180 - 90) + " " + (random.nextDouble() * 180 - 90);
    }

    private static String points(Random random, int least) {
        List<String> points = new ArrayList<>();
        int count = least + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            points.add(point(random));
        }
        return String.join(",", points);
    }

    private static String square(Random random) {
        double x = random.nextDouble() * 50;
        double y = random.nextDouble() * 50;
        double side = 1 + random.nextDouble();
        return "POLYGON((%s %s,%s %s,%s %s,%s %s,%s %s))".formatted(x, y, x + side, y, x + side, y + side, x, y + side, x, y);
    }

    private static String json(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        return switch (kind) {
            case 1 -> "[" + json(random, depth - 1) + ", " + json(random, depth - 1) + "]";
            case 2 -> "{\"k%d\": %s, \"%s\": %s}".formatted(random.nextInt(100), json(random, depth - 1), "\u00e9", json(random, depth - 1));
            default -> JSON_ATOMS.get(random.nextInt(JSON_ATOMS.size()));
        };
    }

    private static String utf8(String text) {
        return "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }
}
