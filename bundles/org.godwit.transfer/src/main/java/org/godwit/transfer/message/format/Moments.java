package org.godwit.transfer.message.format;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;

/** Reads dates and times from the text that servers of the MySQL family write: {@code YYYY-MM-DD}, {@code [-]hhh:mm:ss[.n]}, and both with a blank between. Stateless. */
final class Moments {
    /** What is no date of the calendar: zero dates, 30 February. */
    static final long INVALID = Long.MIN_VALUE;
    static final int DATE_LENGTH = 10;
    private static final int TIME_AT = 11;
    private static final int FRACTION_AT = 19;
    private static final long DAY_SECONDS = 86_400;
    private static final long MICROS = 1_000_000;
    private static final int MICRO_DIGITS = 6;

    private Moments() {
    }

    /** Days since 1970-01-01, or {@link #INVALID}. */
    static long epochDay(byte[] bytes, int from, int to) {
        if (to - from < DATE_LENGTH) {
            return INVALID;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        int day = digits(bytes, from + 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return INVALID;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    /** Microseconds since 1970-01-01 00:00:00 of a date with time, or {@link #INVALID}. */
    static long epochMicros(byte[] bytes, int from, int to) {
        long day = epochDay(bytes, from, to);
        if (day == INVALID || to - from < FRACTION_AT) {
            return INVALID;
        }
        long seconds = digits(bytes, from + TIME_AT, 2) * 3600L + digits(bytes, from + TIME_AT + 3, 2) * 60L + digits(bytes, from + TIME_AT + 6, 2);
        return (day * DAY_SECONDS + seconds) * MICROS + fraction(bytes, from + FRACTION_AT, to);
    }

    /** Microseconds of a TIME, which may be negative and have more than 24 hours. */
    static long timeMicros(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int at = negative ? from + 1 : from;
        int colon = at;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        long seconds = digits(bytes, at, colon - at) * 3600L + digits(bytes, colon + 1, 2) * 60L + digits(bytes, colon + 4, 2);
        long micros = seconds * MICROS + fraction(bytes, colon + 6, to);
        return negative ? -micros : micros;
    }

    /** Where a time's text ends when the zeros at the end of its fraction, and a point with nothing behind it, are left out. */
    static int withoutZeros(byte[] bytes, int from, int to) {
        int point = to - 1;
        while (point >= from && bytes[point] != '.') {
            point--;
        }
        if (point < from) {
            return to;
        }
        int end = to;
        while (bytes[end - 1] == '0') {
            end--;
        }
        return end - 1 == point ? point : end;
    }

    /** Seconds since 1970 with the fraction as far as it has digits. */
    static String epochSeconds(long micros) {
        long seconds = Math.floorDiv(micros, MICROS);
        long fraction = Math.floorMod(micros, MICROS);
        if (fraction == 0) {
            return Long.toString(seconds);
        }
        byte[] text = String.format("%d.%06d", seconds, fraction).getBytes(StandardCharsets.US_ASCII);
        return new String(text, 0, withoutZeros(text, 0, text.length), StandardCharsets.US_ASCII);
    }

    private static long fraction(byte[] bytes, int point, int to) {
        if (point >= to || bytes[point] != '.') {
            return 0;
        }
        int count = Math.min(MICRO_DIGITS, to - point - 1);
        long micros = digits(bytes, point + 1, count);
        for (int i = count; i < MICRO_DIGITS; i++) {
            micros *= 10;
        }
        return micros;
    }

    private static int digits(byte[] bytes, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
