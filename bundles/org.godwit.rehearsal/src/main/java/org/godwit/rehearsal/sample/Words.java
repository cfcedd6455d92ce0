package org.godwit.rehearsal.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/** Names, words and dates that the rows are made of. Without state. */
final class Words {
    private static final String[] FIRST = {"Ada", "Björn", "Chloë", "Dimitri", "Éva", "Fatma", "Grażyna", "Håkon", "İpek", "José", "Katharina", "Łukasz", "Mário", "Ngọc", "Ólafur", "Petra", "Quỳnh", "Renée", "Søren",
            "Þóra", "Ümit", "Věra", "Wout", "Xénia", "Ýmir", "Zoë", "Иван", "Ελένη", "太郎", "민준"};
    private static final String[] LAST = {"Ahlgren", "Brontë", "Çelik", "Dvořák", "Eßer", "Fernández", "Großmann", "Hašek", "Ibsen", "Jørgensen", "Kovács", "Lindqvist", "Müller", "Nuñez", "O'Brien", "Pérez", "Quick",
            "Řezníček", "Şahin", "Tōyama", "Ulrich", "Vasić", "Wójcik", "Xu", "Yılmaz", "Żak", "\"Nick\" Smith", "d'Arc\\Son"};
    private static final String[] THINGS = {"bucket", "lamp", "kettle", "shovel", "teapot", "ladder", "spade", "brush", "hammer", "mug", "atlas", "flute", "drum", "kite", "puzzle", "rose", "fern", "basket", "lantern", "rope"};
    private static final String[] KINDS = {"red", "blue", "green", "tiny", "huge", "old", "folding", "steel", "oak", "glass", "woollen", "electric", "wooden", "light", "heavy", "quiet", "fast", "rainproof", "painted", "plain"};
    private static final String[] SIGNS = {"", "", "", "", "", "", " 😀", " 🇯🇵", " ✈️", " 𝄞", " ½", " – new!", "\t*", " \\o/", " 100%_", "\u200B"};
    private static final LocalDateTime START = LocalDateTime.of(2023, 1, 1, 0, 0);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private Words() {
    }

    static <T> T one(T[] of, SplittableRandom random) {
        return of[random.nextInt(of.length)];
    }

    static String name(SplittableRandom random) {
        return one(FIRST, random) + " " + one(LAST, random) + one(SIGNS, random);
    }

    static String title(SplittableRandom random) {
        return one(KINDS, random) + " " + one(KINDS, random) + " " + one(THINGS, random) + one(SIGNS, random);
    }

    static String sentence(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append((random.nextInt(4) == 0) ? one(KINDS, random) : one(THINGS, random));
        }
        return text.append(one(SIGNS, random)).toString();
    }

    static String thing(SplittableRandom random) {
        return one(THINGS, random);
    }

    /** Seconds since the beginning of 2023, in which three years the shop did its business. */
    static String dateTime(long second) {
        return SECONDS.format(START.plusSeconds(second));
    }

    static String dateTimeMicros(long second, int micros) {
        return MICROS.format(START.plusSeconds(second).plusNanos(micros * 1000L));
    }

    static String date(long day) {
        return START.toLocalDate().plusDays(day).toString();
    }

    static String date(LocalDate from, SplittableRandom random, int days) {
        return from.plusDays(random.nextInt(days)).toString();
    }

    /** A whole number of cents as text with two digits after the point. */
    static String money(long cents) {
        return cents / 100 + (cents % 100 < 10 ? ".0" : ".") + cents % 100;
    }

    static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
