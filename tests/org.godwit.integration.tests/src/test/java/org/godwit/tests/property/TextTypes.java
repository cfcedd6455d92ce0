package org.godwit.tests.property;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.godwit.tests.property.TypeCase.Home;
import org.godwit.tests.property.TypeCase.KeyUse;
import org.godwit.tests.property.TypeCase.Shape;

/** Text in many character sets. Values are written as bytes of their character set, so no driver has a say in them. */
final class TextTypes {
    private static final List<String> WORDS = List.of("", " ", "a", "A", "a ", "a  ", " a", "á", "ä", "ß", "ss", "'", "\"", "`", "\\", "\\N", "\\n", "NULL", "\n", "\r\n", "\t", "\0", "\u001a", "%_", ",", ";", "--", "/*", "0",
            "null", "é", "N", "\\0", "a\0", "\u0001", "\u007f");
    private static final List<String> BMP_WORDS = List.of("e\u0301", "\u00e9", "\ufeff", "\uffff", "\u200b", "\u4e57", "\u8aa0", "\u30bd", "\u0130", "\u0131", "\u00a0", "\u0645\u0631", "\u3000");
    private static final List<String> WIDE_WORDS = List.of("\ud83d\ude00", "\ud83d\udc69\u200d\ud83d\ude80", "\udbff\udfff", "\ud800\udc00", "a\ud83d\ude00 ");

    private TextTypes() {
    }

    static List<TypeCase> all() {
        List<TypeCase> all = new ArrayList<>();
        Function<Random, String> wide = r -> words(r, WORDS, BMP_WORDS, WIDE_WORDS);
        Function<Random, String> bmp = r -> words(r, WORDS, BMP_WORDS);
        Function<Random, String> latin = r -> words(r, WORDS);
        unicode(all, "utf8mb4_bin", "varchar(90)", "utf8mb4", "utf8mb4_bin", StandardCharsets.UTF_8, wide);
        unicode(all, "utf8mb4_general", "varchar(90)", "utf8mb4", "utf8mb4_general_ci", StandardCharsets.UTF_8, wide);
        unicode(all, "utf8mb4_unicode", "varchar(90)", "utf8mb4", "utf8mb4_unicode_ci", StandardCharsets.UTF_8, wide);
        unicode(all, "utf8mb4_char", "char(60)", "utf8mb4", "utf8mb4_unicode_520_ci", StandardCharsets.UTF_8, wide);
        unicode(all, "utf8mb3", "varchar(90)", "utf8mb3", "utf8mb3_general_ci", StandardCharsets.UTF_8, bmp);
        unicode(all, "utf8mb3_char", "char(60)", "utf8mb3", "utf8mb3_bin", StandardCharsets.UTF_8, bmp);
        unicode(all, "utf16", "varchar(90)", "utf16", "utf16_general_ci", StandardCharsets.UTF_16BE, wide);
        unicode(all, "utf16_char", "char(50)", "utf16", "utf16_bin", StandardCharsets.UTF_16BE, wide);
        unicode(all, "utf32", "varchar(90)", "utf32", "utf32_unicode_ci", Charset.forName("UTF-32BE"), wide);
        unicode(all, "ucs2", "varchar(90)", "ucs2", "ucs2_general_ci", StandardCharsets.UTF_16BE, bmp);
        unicode(all, "ascii", "varchar(90)", "ascii", "ascii_bin", StandardCharsets.US_ASCII, r -> words(r, List.of("a", "B", " ", "\\", "'", "\0", "\n", "z")));
        all.add(text("latin1", "varchar(200)", "latin1", "latin1_swedish_ci", bytesOf(WORDS, StandardCharsets.ISO_8859_1), r -> HexFormat.of().formatHex(bytes(r, r.nextInt(60)))));
        all.add(text("latin1_char", "char(90)", "latin1", "latin1_bin", bytesOf(WORDS, StandardCharsets.ISO_8859_1), r -> HexFormat.of().formatHex(words(r, WORDS).getBytes(StandardCharsets.ISO_8859_1))));
        all.add(text("gbk", "varchar(90)", "gbk", "gbk_chinese_ci", List.of("", "20", "815c", "5c", "a1a1", "b0a1", "fefe", "8140", "815c27", "815c5c", "41815c"), TextTypes::gbk));
        all.add(text("gbk_char", "char(60)", "gbk", "gbk_bin", List.of("", "41", "815c", "c1815c", "b0a120"), TextTypes::gbk));
        all.add(text("sjis", "varchar(90)", "sjis", "sjis_japanese_ci", List.of("", "835c", "955c", "b1", "835c27", "5c"), TextTypes::sjis));
        unicode(all, "tinytext", "tinytext", "utf8mb4", "utf8mb4_general_ci", StandardCharsets.UTF_8, wide);
        unicode(all, "text", "text", "utf8mb4", "utf8mb4_bin", StandardCharsets.UTF_8, wide);
        unicode(all, "text_utf16", "text", "utf16", "utf16_general_ci", StandardCharsets.UTF_16BE, wide);
        all.add(text("text_latin1", "mediumtext", "latin1", "latin1_german1_ci", bytesOf(WORDS, StandardCharsets.ISO_8859_1), r -> HexFormat.of().formatHex(bytes(r, r.nextInt(300)))));
        all.add(text("text_gbk", "longtext", "gbk", "gbk_chinese_ci", List.of("", "815c", "5c815c27"), TextTypes::gbk));
        unicode(all, "uca1400", "varchar(90)", "utf8mb4", "utf8mb4_uca1400_ai_ci", StandardCharsets.UTF_8, wide);
        unicode(all, "nopad", "varchar(90)", "utf8mb4", "utf8mb4_nopad_bin", StandardCharsets.UTF_8, wide);
        unicode(all, "mysql0900", "varchar(90)", "utf8mb4", "utf8mb4_0900_ai_ci", StandardCharsets.UTF_8, wide);
        all.replaceAll(TextTypes::narrowed);
        binary(all);
        return all;
    }

    private static TypeCase narrowed(TypeCase type) {
        KeyUse use = type.declaration().contains("text ") ? KeyUse.PREFIX : KeyUse.WHOLE;
        return switch (type.name()) {
            case "uca1400", "nopad" -> type.withKey(use).only(Home.MARIADB);
            case "mysql0900" -> type.withKey(use).only(Home.MYSQL);
            default -> type.withKey(use);
        };
    }

    private static void binary(List<TypeCase> all) {
        List<String> edges = List.of("x''", "x'00'", "x'0000'", "x'20'", "x'2020'", "x'61'", "x'6100'", "x'6120'", "x'ff'", "x'5c4e'", "x'5c'", "x'27'", "x'0a'", "x'0d0a'", "x'09'", "x'1a'", "x'c0af'", "x'eda080'", "x'5c5c27'");
        Function<Random, String> random = r -> "x'" + HexFormat.of().formatHex(bytes(r, r.nextInt(200))) + "'";
        all.add(TypeCase.of("binary16", "binaries", "binary(16)", Shape.BYTES, edges, r -> "x'" + HexFormat.of().formatHex(bytes(r, r.nextInt(17))) + "'"));
        all.add(TypeCase.of("varbinary", "binaries", "varbinary(200)", Shape.BYTES, edges, random));
        all.add(TypeCase.of("tinyblob", "binaries", "tinyblob", Shape.BYTES, edges, random).withKey(KeyUse.PREFIX));
        all.add(TypeCase.of("blob", "binaries", "blob", Shape.BYTES, edges, random).withKey(KeyUse.PREFIX));
        all.add(TypeCase.of("mediumblob", "binaries", "mediumblob", Shape.BYTES, List.of("x''", "repeat(x'005c270a', 60000)"), random).withKey(KeyUse.NONE));
        all.add(TypeCase.of("longblob", "binaries", "longblob", Shape.BYTES, List.of("x''", "repeat(x'5c4e0a0d1a', 200000)", "repeat(x'00', 700000)"), random).withKey(KeyUse.NONE));
        all.add(TypeCase.of("varchar_binary", "binaries", "varchar(90) character set binary", Shape.BYTES, edges, r -> "x'" + HexFormat.of().formatHex(bytes(r, r.nextInt(90))) + "'"));
    }

    private static void unicode(List<TypeCase> all, String name, String type, String charset, String collation, Charset java, Function<Random, String> random) {
        List<String> words = new ArrayList<>(WORDS);
        if (!charset.equals("ascii")) {
            words.addAll(BMP_WORDS);
        }
        if (!charset.equals("ascii") && !charset.equals("utf8mb3") && !charset.equals("ucs2")) {
            words.addAll(WIDE_WORDS);
        }
        List<String> edges = bytesOf(words.stream().filter(w -> java.newEncoder().canEncode(w)).toList(), java);
        all.add(text(name, type, charset, collation, edges, r -> HexFormat.of().formatHex(random.apply(r).getBytes(java))));
    }

    private static TypeCase text(String name, String type, String charset, String collation, List<String> hexEdges, Function<Random, String> hex) {
        Function<String, String> literal = h -> "_" + charset + " x'" + h + "'";
        return TypeCase.of(name, type.contains("text") ? "texts" : "chars", type + " character set " + charset + " collate " + collation, Shape.TEXT, hexEdges.stream().map(literal).toList(), hex.andThen(literal));
    }

    private static List<String> bytesOf(List<String> words, Charset charset) {
        return words.stream().map(w -> HexFormat.of().formatHex(w.getBytes(charset))).toList();
    }

    @SafeVarargs
    private static String words(Random random, List<String>... lists) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(10);
        for (int i = 0; i < count; i++) {
            List<String> list = lists[random.nextInt(lists.length)];
            text.append(list.get(random.nextInt(list.size())));
        }
        return text.toString();
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Any pair that the server takes for a character, of which many end in a backslash. */
    private static String gbk(Random random) {
        StringBuilder hex = new StringBuilder();
        int count = random.nextInt(20);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(3)) {
                case 0 -> hex.append("%02x".formatted(random.nextInt(0x80)));
                case 1 -> hex.append("%02x5c".formatted(0x81 + random.nextInt(0x7d)));
                default -> hex.append("%02x%02x".formatted(0xb0 + random.nextInt(0x40), 0xa1 + random.nextInt(0x5e)));
            }
        }
        return hex.toString();
    }

    private static String sjis(Random random) {
        StringBuilder hex = new StringBuilder();
        int count = random.nextInt(20);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(3)) {
                case 0 -> hex.append("%02x".formatted(random.nextInt(0x80)));
                case 1 -> hex.append(List.of("815c", "835c", "8e5c", "955c").get(random.nextInt(4)));
                default -> hex.append("%02x".formatted(0xa1 + random.nextInt(0x3f)));
            }
        }
        return hex.toString();
    }
}
