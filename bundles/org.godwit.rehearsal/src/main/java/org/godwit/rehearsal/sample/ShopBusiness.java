package org.godwit.rehearsal.sample;

import static org.godwit.rehearsal.sample.ShopMasterData.orNothing;

import java.util.List;
import java.util.SplittableRandom;

/** Tables of the sample that grow with each order: orders, payments, movements. */
final class ShopBusiness {
    private static final String[] STATUS = {"open", "paid", "shipped", "shipped", "shipped", "returned", ""};
    private static final String[] METHODS = {"card", "transfer", "cash", "voucher", "card,voucher", ""};
    private static final String[] REASONS = {"sale", "return", "inventory", "Schwund", "盗難"};
    private static final long THREE_YEARS = 94_000_000;

    private final SampleSize size;

    ShopBusiness(SampleSize size) {
        this.size = size;
    }

    List<SampleTable> tables() {
        long shipments = Math.max(20, size.orders() / 5);
        return List.of(SampleTable.of("order_item", size.orders() * 3L, "order_id,position,product_id,quantity,unit_price", this::item),
                SampleTable.of("order", size.orders(), "id,customer_id,ordered_at,status,total,currency_code,delivery_date,last_shipment_id,remark", this::order),
                SampleTable.of("stock_movement", size.orders() * 9L / 10, "product_id,warehouse_id,moved_at,delta,reason", this::movement),
                SampleTable.of("payment", size.orders() * 8L / 10, "id,order_id,amount,paid_at,method,reference", ShopBusiness::payment),
                SampleTable.of("shipment", shipments, "id,order_id,carrier,tracking_no,shipped_at", ShopBusiness::shipment),
                SampleTable.of("day_sales", size.days() * (long) ShopMasterData.COUNTRIES.length, "day,country_code,orders,turnover", ShopBusiness::daySales));
    }

    private void order(RowText row, long i, SplittableRandom random) {
        long second = i * THREE_YEARS / size.orders();
        row.number(i + 1).number(1 + random.nextInt(size.customers())).ascii(Words.dateTimeMicros(second, random.nextInt(1_000_000))).ascii(Words.one(STATUS, random))
                .ascii(Words.money(random.nextInt(500_000))).ascii(ShopMasterData.CURRENCIES[i % 9 == 0 ? 1 + random.nextInt(3) : 0]);
        orNothing(row, i % 4 == 0 ? "" : i % 1001 == 0 ? "0000-00-00" : Words.date(second / 86_400 + 2));
        orNothing(row, i % 5 == 0 ? Long.toString(i / 5 + 1) : "");
        orNothing(row, i % 7 == 0 ? Words.sentence(random, 5) : "");
    }

    private void item(RowText row, long i, SplittableRandom random) {
        row.number(i / 3 + 1).number(i % 3 + 1).number(1 + random.nextInt(size.products())).number(1 + random.nextInt(9)).ascii(random.nextInt(1000) + "." + (100_000 + random.nextInt(899_999)));
    }

    /** Every tenth row is there twice, as happens in tables without a key. */
    private void movement(RowText row, long i, SplittableRandom random) {
        SplittableRandom same = i % 10 == 9 ? new SplittableRandom(i - 1) : new SplittableRandom(i);
        row.number(1 + same.nextInt(size.products())).number(1 + same.nextInt(4)).ascii(Words.dateTime(same.nextInt((int) THREE_YEARS)) + "." + (100 + same.nextInt(900))).number(same.nextInt(200) - 100);
        orNothing(row, same.nextInt(3) == 0 ? "" : Words.one(REASONS, same));
    }

    private static void payment(RowText row, long i, SplittableRandom random) {
        row.number(i == 0 ? -1L >>> 1 : i).number(i + 1).ascii((random.nextBoolean() ? "-" : "") + random.nextInt(1_000_000) + "." + "0".repeat((int) (i % 20)) + (1 + random.nextInt(1_000_000_000)))
                .ascii(i % 13 == 0 ? "0000-00-00 00:00:00" : Words.dateTime(random.nextLong(THREE_YEARS))).ascii(Words.one(METHODS, random));
        if (i % 3 == 0) {
            row.nothing();
        } else {
            row.raw(Words.bytes(random, 4 + random.nextInt(36)));
        }
    }

    private static void shipment(RowText row, long i, SplittableRandom random) {
        row.number(i + 1).number(i * 5 + 1).text(List.of("Post", "Möwe Express", "bike").get(random.nextInt(3)));
        orNothing(row, i % 6 == 0 ? "" : "T" + Long.toString(1_000_000_007L * (i + 1), 36));
        orNothing(row, i % 8 == 0 ? "" : Words.dateTime(random.nextLong(THREE_YEARS)));
    }

    private static void daySales(RowText row, long i, SplittableRandom random) {
        row.ascii(Words.date(i / ShopMasterData.COUNTRIES.length)).ascii(ShopMasterData.COUNTRIES[(int) (i % ShopMasterData.COUNTRIES.length)]).number(random.nextInt(500)).ascii(Words.money(random.nextInt(100_000_000)));
    }
}
