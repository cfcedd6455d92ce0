package org.godwit.rehearsal.sample;

import static org.godwit.rehearsal.sample.ShopMasterData.orNothing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Tables of the sample made for one purpose: to hold what migrations stumble over. */
final class ShopOddities {
    private static final String[] EXTREME = {"-128", "127", "0", "255", "-8388608", "8388607", "-2147483648", "2147483647", "-9223372036854775808", "9223372036854775807", "0", "18446744073709551615"};
    private static final String[] DOUBLES = {"0", "-0", "1.7976931348623157e308", "2.2250738585072014e-308", "0.1", "-1e-300", "123456789.123456789"};
    private static final String[] FLOATS = {"0", "3.40282e38", "1.17549e-38", "0.1", "16777216", "-1.5"};

    private final SampleSize size;

    ShopOddities(SampleSize size) {
        this.size = size;
    }

    List<SampleTable> tables() {
        int some = Math.max(50, size.orders() / 7);
        return List.of(SampleTable.of("coupon", some / 2, "code,campaign,serial,percent,valid_until", ShopOddities::coupon),
                SampleTable.of("order coupon", some / 3, "order id,coupon.code,a `quoted` one", ShopOddities::orderCoupon),
                SampleTable.of("MixedCase", Math.max(20, some / 15), "Id,CamelName,größe,名前", ShopOddities::mixed), SampleTable.of("group", 400, "key,select,from,order", ShopOddities::group),
                SampleTable.of("web_session", some, "token,customer_id,data,expires", this::session),
                SampleTable.of("measurement", some * 2L, "sensor,taken_at,reading,small_reading,counter,offset_time", ShopOddities::measurement),
                SampleTable.of("trailing_blank", 300, "text_pad,text_char,bytes_var,bytes_fix", ShopOddities::trailing),
                SampleTable.of("legacy_note", Math.max(50, some / 5), "id,note,raw,koi,wide", ShopOddities::legacy),
                SampleTable.of("type_extreme", 60, "id,t1,t1u,t3,t4,t8,t8u,d,f,g,@b1,@b64,dt,tm,ts,dtm,y,c0,tx,bl", ShopOddities::extreme)
                        .set("`b1` = CAST(@b1 AS UNSIGNED), `b64` = CAST(@b64 AS UNSIGNED)"));
    }

    /** Fills up to the wanted number of rows. */
    static SampleTable auditLog(long rows) {
        return SampleTable.of("audit_log", rows, "id,at,actor,payload,@bits", ShopOddities::audit).set("`bits` = CAST(@bits AS UNSIGNED)");
    }

    private static void audit(RowText row, long i, SplittableRandom random) {
        row.number(i + 1).ascii(Words.dateTimeMicros(i * 7, random.nextInt(1_000_000))).text(i % 50 == 0 ? "cron 🤖" : "clerk" + random.nextInt(40));
        row.text("{\"action\":\"" + Words.thing(random) + "\",\"n\":[" + random.nextInt(100) + "," + random.nextInt() + ",null],\"text\":\"line\\nbreak \\\"" + random.nextInt(1000) + "\\\"\"}");
        row.ascii(Long.toUnsignedString(i % 100 == 0 ? -1 : random.nextLong()));
    }

    private static void coupon(RowText row, long i, SplittableRandom random) {
        row.raw(ByteBuffer.allocate(8).putLong(i * 0x9E3779B97F4A7C15L).array());
        orNothing(row, i % 3 == 0 ? "" : "spring");
        orNothing(row, i % 4 == 0 ? "" : Long.toString(i));
        orNothing(row, i % 5 == 0 ? "" : Integer.toString(random.nextInt(100)));
        orNothing(row, i % 2 == 0 ? "" : i % 31 == 0 ? "9999-12-31" : "2026-12-31");
    }

    private static void orderCoupon(RowText row, long i, SplittableRandom random) {
        row.number(i + 1).raw(ByteBuffer.allocate(8).putLong(i * 0x9E3779B97F4A7C15L).array());
        orNothing(row, i % 2 == 0 ? "" : "it's `" + i + "`");
    }

    private static void mixed(RowText row, long i, SplittableRandom random) {
        row.number(i).text("Camel" + i).text("größe").text("名前 " + random.nextInt(100));
    }

    private static void group(RowText row, long i, SplittableRandom random) {
        row.ascii(String.format("k%05d", i));
        orNothing(row, i % 3 == 0 ? "" : Integer.toString(random.nextInt()));
        orNothing(row, i % 4 == 0 ? "" : i == 1 ? "1000-01-01 00:00:00" : Words.dateTime(random.nextInt(90_000_000)));
        row.number(random.nextInt(10));
    }

    private void session(RowText row, long i, SplittableRandom random) {
        row.raw(Words.bytes(random, 16 + (int) (i % 17)));
        orNothing(row, i % 3 == 0 ? "" : Integer.toString(1 + random.nextInt(size.customers())));
        if (i % 4 == 0) {
            row.nothing();
        } else {
            row.raw(Words.bytes(random, random.nextInt(120)));
        }
        row.number(i % 40 == 0 ? 4_294_967_295L : random.nextInt(Integer.MAX_VALUE));
    }

    private static void measurement(RowText row, long i, SplittableRandom random) {
        row.ascii(Long.toUnsignedString(-1 - i % 40)).ascii(Words.dateTimeMicros(i, random.nextInt(1_000_000))).ascii(i % 20 == 0 ? Words.one(DOUBLES, random) : Double.toString(random.nextDouble() * 1000));
        orNothing(row, i % 9 == 0 ? "" : i % 15 == 0 ? Words.one(FLOATS, random) : Float.toString(random.nextFloat()));
        row.ascii(Long.toUnsignedString(random.nextLong()));
        orNothing(row, i % 5 == 0 ? "" : (random.nextBoolean() ? "-" : "") + random.nextInt(838) + ":" + random.nextInt(60) + ":" + random.nextInt(60));
    }

    /** Keys in groups of three: without, with one and with two trailing blanks. */
    private static void trailing(RowText row, long i, SplittableRandom random) {
        String blanks = " ".repeat((int) (i % 3));
        row.ascii(String.format("k%04d", i / 3) + blanks).ascii("c" + i + blanks).raw(("b" + blanks + (i % 2 == 0 ? "\0" : "")).getBytes(StandardCharsets.US_ASCII))
                .raw(("x" + blanks).getBytes(StandardCharsets.US_ASCII));
    }

    private static void legacy(RowText row, long i, SplittableRandom random) {
        row.number(i + 1).raw(Words.bytes(random, random.nextInt(60)));
        if (i % 4 == 0) {
            row.nothing();
        } else {
            row.raw(Words.bytes(random, random.nextInt(200)));
        }
        row.raw(new byte[] {(byte) 0xF0, (byte) 0xD2, (byte) 0xC9, (byte) 0xD7, (byte) 0xC5, (byte) 0xD4}).raw("вид½".getBytes(StandardCharsets.UTF_16BE));
    }

    private static void extreme(RowText row, long i, SplittableRandom random) {
        row.number(i);
        if (i % 5 == 4) {
            for (int column = 1; column < 20; column++) {
                row.nothing();
            }
            return;
        }
        int side = (int) (i % 2);
        for (int type = 0; type < EXTREME.length; type += 2) {
            row.ascii(EXTREME[type + side]);
        }
        row.ascii((side == 0 ? "-" : "") + "9".repeat(35) + "." + "9".repeat(30)).ascii(FLOATS[(int) (i % FLOATS.length)]).ascii(DOUBLES[(int) (i % DOUBLES.length)]);
        row.number(side).ascii(side == 0 ? "0" : "18446744073709551615").ascii(side == 0 ? "0000-00-00" : "9999-12-31").ascii(side == 0 ? "-838:59:59.999999" : "838:59:59.999999");
        row.ascii(side == 0 ? "1970-01-01 00:00:01.000000" : "2038-01-19 03:14:07.999999").ascii(side == 0 ? "0000-00-00 00:00:00" : "9999-12-31 23:59:59.999999").ascii(side == 0 ? "0000" : "2155");
        row.ascii("").text(side == 0 ? "" : "\t\n\r\\\0\u001a'\"%_😀");
        row.raw(Words.bytes(random, side == 0 ? 0 : 70_000));
    }
}
