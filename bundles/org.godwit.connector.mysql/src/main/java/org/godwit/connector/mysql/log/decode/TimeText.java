package org.godwit.connector.mysql.log.decode;

import org.godwit.connector.mysql.log.Event;

/**
 * Dates and times as the servers keep them, those of MySQL 5.6 and later and MariaDB's former ones (MySQL source, my_time.cc; MariaDB source, Field_timestamp_hires and relatives). Without state.
 */
final class TimeText {
    private static final long[] TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};
    /** Bytes of the fraction by its digits, former MariaDB form. */
    private static final int[] FORMER_FRACTION = {0, 1, 1, 2, 2, 3, 3};
    private static final int[] FORMER_TIME = {3, 4, 4, 5, 5, 5, 6};
    private static final int[] FORMER_DATETIME = {8, 6, 6, 7, 7, 7, 8};
    private static final long FORMER_TIME_ZERO_SECONDS = 838L * 3600 + 59 * 60 + 60;

    private TimeText() {
    }

    static int date(byte[] bytes, int at, Cells out) {
        int packed = (int) Event.number(bytes, at, 3);
        date(packed >> 9, packed >> 5 & 15, packed & 31, out);
        return at + 3;
    }

    static int year(byte[] bytes, int at, Cells out) {
        int year = bytes[at] & 0xFF;
        out.putDigits(year == 0 ? 0 : 1900 + year, 4);
        return at + 1;
    }

    static int timestamp(byte[] bytes, int at, int digits, Cells out) {
        int size = (digits + 1) / 2;
        timestamp(big(bytes, at, 4), fraction(big(bytes, at + 4, size), digits), digits, out);
        return at + 4 + size;
    }

    static int datetime(byte[] bytes, int at, int digits, Cells out) {
        int size = (digits + 1) / 2;
        long packed = big(bytes, at, 5) - 0x80_0000_0000L;
        long months = packed >> 22;
        date((int) (months / 13), (int) (months % 13), (int) (packed >> 17 & 31), out);
        out.put(' ');
        clock(packed >> 12 & 31, packed >> 6 & 63, packed & 63, out);
        fraction(fraction(big(bytes, at + 5, size), digits), digits, out);
        return at + 5 + size;
    }

    static int time(byte[] bytes, int at, int digits, Cells out) {
        int size = (digits + 1) / 2;
        // both parts together are one number, so that a negative time has a borrowed fraction
        long packed = big(bytes, at, 3 + size) - (0x80_0000L << 8 * size);
        long value = Math.abs(packed);
        long whole = value >> 8 * size;
        long part = value & (1L << 8 * size) - 1;
        if (packed < 0) {
            out.put('-');
        }
        clock(whole >> 12 & 0x3FF, whole >> 6 & 63, whole & 63, out);
        fraction(fraction(part, digits), digits, out);
        return at + 3 + size;
    }

    static int formerTimestamp(byte[] bytes, int at, int digits, Cells out) {
        if (digits == 0) {
            timestamp(Event.number(bytes, at, 4), 0, 0, out);
            return at + 4;
        }
        timestamp(big(bytes, at, 4), big(bytes, at + 4, FORMER_FRACTION[digits]), digits, out);
        return at + 4 + FORMER_FRACTION[digits];
    }

    static int formerDatetime(byte[] bytes, int at, int digits, Cells out) {
        if (digits == 0) {
            long packed = Event.number(bytes, at, 8);
            long day = packed / 1_000_000;
            long second = packed % 1_000_000;
            date((int) (day / 10_000), (int) (day / 100 % 100), (int) (day % 100), out);
            out.put(' ');
            clock(second / 10_000, second / 100 % 100, second % 100, out);
            return at + 8;
        }
        long packed = big(bytes, at, FORMER_DATETIME[digits]);
        long part = packed % TENS[digits];
        long seconds = packed / TENS[digits];
        long minutes = seconds / 60;
        long hours = minutes / 60;
        long days = hours / 24;
        long months = days / 32;
        date((int) (months / 13), (int) (months % 13), (int) (days % 32), out);
        out.put(' ');
        clock(hours % 24, minutes % 60, seconds % 60, out);
        fraction(part, digits, out);
        return at + FORMER_DATETIME[digits];
    }

    static int formerTime(byte[] bytes, int at, int digits, Cells out) {
        if (digits == 0) {
            int packed = (int) Event.number(bytes, at, 3) << 8 >> 8;
            if (packed < 0) {
                out.put('-');
            }
            int value = Math.abs(packed);
            clock(value / 10_000, value / 100 % 100, value % 100, out);
            return at + 3;
        }
        long packed = big(bytes, at, FORMER_TIME[digits]) - FORMER_TIME_ZERO_SECONDS * TENS[digits];
        if (packed < 0) {
            out.put('-');
        }
        long value = Math.abs(packed);
        long seconds = value / TENS[digits];
        clock(seconds / 3600, seconds / 60 % 60, seconds % 60, out);
        fraction(value % TENS[digits], digits, out);
        return at + FORMER_TIME[digits];
    }

    private static void timestamp(long seconds, long part, int digits, Cells out) {
        if (seconds == 0) {
            out.put("0000-00-00 00:00:00");
        } else {
            civil(Math.floorDiv(seconds, 86_400L), out);
            long second = Math.floorMod(seconds, 86_400L);
            out.put(' ');
            clock(second / 3600, second / 60 % 60, second % 60, out);
        }
        fraction(part, digits, out);
    }

    /** Days since 1970 as a date, by counting years from March on. */
    private static void civil(long days, Cells out) {
        long shifted = days + 719_468;
        long era = shifted / 146_097;
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long month = (5 * dayOfYear + 2) / 153;
        int day = (int) (dayOfYear - (153 * month + 2) / 5 + 1);
        int civilMonth = (int) (month < 10 ? month + 3 : month - 9);
        date((int) (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)), civilMonth, day, out);
    }

    static void date(int year, int month, int day, Cells out) {
        out.putDigits(year, 4);
        out.put('-');
        out.putDigits(month, 2);
        out.put('-');
        out.putDigits(day, 2);
    }

    static void clock(long hour, long minute, long second, Cells out) {
        out.putDigits(hour, 2);
        out.put(':');
        out.putDigits(minute, 2);
        out.put(':');
        out.putDigits(second, 2);
    }

    private static void fraction(long part, int digits, Cells out) {
        if (digits > 0) {
            out.put('.');
            out.putDigits(part, digits);
        }
    }

    /** The stored fraction has an even number of digits. */
    private static long fraction(long stored, int digits) {
        return (digits & 1) == 1 ? stored / 10 : stored;
    }

    private static long big(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }
}
