package org.godwit.rehearsal.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Tables of the sample that change rarely: countries, customers, products, stock. */
final class ShopMasterData {
    static final String[] COUNTRIES = {"DE", "AT", "CH", "FR", "IT", "PL", "JP", "EO", "US", "BR"};
    static final String[] CURRENCIES = {"EUR", "CHF", "USD", "JPY", "XAU"};
    static final int SUPPLIERS = 300;
    private static final String[][] COUNTRY_NAMES = {{"Germany", "Deutschland", "49"}, {"Austria", "Österreich", "43"}, {"Switzerland", "Schweiz/Suisse/Svizzera", "41"}, {"France", "France", "33"},
            {"Italy", "Italia", "39"}, {"Poland", "Polska", "48"}, {"Japan", "日本", "81"}, {"Esperantujo", "Esperantujo", ""}, {"United States", "", "1"}, {"Brazil", "Brasil", "55"}};
    private static final String[] STATUS = {"new", "active", "active", "active", "dormant", "it's closed", "ŝtopita"};
    private static final String[] INTERESTS = {"", "books", "books,music", "garden,tools", "toys & \"games\"", "books,music,garden,tools,toys & \"games\""};
    private static final byte[][] OLD_NAMES = {{'M', (byte) 0xFC, 'l', 'l', 'e', 'r'}, {(byte) 0xC3, (byte) 0xA9, 'v', 'a'}, {(byte) 0xF0, (byte) 0x9F, (byte) 0x98}, {(byte) 0xFF, (byte) 0xFE, 'x'},
            {'a', (byte) 0x81, (byte) 0x8D, (byte) 0x9D}, "plain".getBytes(StandardCharsets.US_ASCII)};
    private static final int CATEGORIES = 200;
    private static final int WAREHOUSES = 4;

    private final SampleSize size;

    ShopMasterData(SampleSize size) {
        this.size = size;
    }

    List<SampleTable> tables() {
        return List.of(SampleTable.of("country", COUNTRIES.length, "code,name,native_name,dial_prefix", ShopMasterData::country),
                SampleTable.of("currency", CURRENCIES.length, "code,digits,rate,symbol", ShopMasterData::currency), SampleTable.of("region", 300, "id,country_code,parent_id,name", ShopMasterData::region),
                SampleTable.of("customer", size.customers(), "id,email,full_name,old_name,birthday,status,interests,preferences,loyalty_no,credit_limit,risk_note,created_at,changed_at", ShopMasterData::customer),
                SampleTable.of("customer_address", size.customers(), "customer_id,line_no,street,zip,city,country_code", ShopMasterData::address),
                SampleTable.of("supplier", SUPPLIERS, "uuid,name,rating,share,country_code", ShopMasterData::supplier), SampleTable.of("category", CATEGORIES, "id,parent_id,title", ShopMasterData::category),
                SampleTable.of("product", size.products(), "id,sku,title,description,price,tax_rate,weight_g,@flags,category_id,supplier_uuid,model_year", ShopMasterData::product)
                        .set("`flags` = CAST(@flags AS UNSIGNED)"),
                SampleTable.of("product_text", size.products() * 2L, "sku,lang,body", ShopMasterData::productText),
                SampleTable.of("product_image", Math.min(40, size.products()), "id,product_id,mime,content,digest", ShopMasterData::image),
                SampleTable.of("price_history", size.products() * 9L, "product_id,valid_from,price", ShopMasterData::price),
                SampleTable.of("warehouse", WAREHOUSES, "id,name,@place,@area", ShopMasterData::warehouse)
                        .set("`place` = ST_GeomFromText(CONVERT(@place USING utf8mb4)), `area` = ST_GeomFromText(CONVERT(@area USING utf8mb4))"),
                SampleTable.of("stock", size.products() * (long) WAREHOUSES, "warehouse_id,product_id,quantity,counted_at", ShopMasterData::stock));
    }

    private static void country(RowText row, long i, SplittableRandom random) {
        String[] names = COUNTRY_NAMES[(int) i];
        row.ascii(COUNTRIES[(int) i]).text(names[0]);
        orNothing(row, names[1]);
        orNothing(row, names[2]);
    }

    private static void currency(RowText row, long i, SplittableRandom random) {
        row.ascii(CURRENCIES[(int) i]).number(i == 3 ? 0 : 2);
        row.ascii(i == 0 ? "1" : i == 4 ? "99999999999999999999999999999999999.999999999999999999999999999999" : "0." + (100000 + random.nextInt(899999)) + "00000000000000000000000" + i);
        orNothing(row, List.of("€", "", "$", "¥", "🥇").get((int) i));
    }

    private static void region(RowText row, long i, SplittableRandom random) {
        row.number(i + 1).ascii(COUNTRIES[(int) (i % COUNTRIES.length)]);
        if (i < 20) {
            row.number(i + 1); // its own parent
        } else if (i < 40) {
            row.number(i % 2 == 0 ? i + 2 : i); // two that are each other's parent
        } else {
            row.number(1 + random.nextInt(300));
        }
        row.text("Region " + i + (i % 7 == 0 ? " 🏔" : ""));
    }

    private static void customer(RowText row, long i, SplittableRandom random) {
        String full = Words.name(random);
        row.number(i + 1).ascii("c" + i + "@" + (i % 3 == 0 ? "example.org" : i % 3 == 1 ? "example.com" : "mail" + i % 97 + ".example.net")).text(full);
        if (i % 4 == 0) {
            row.raw(OLD_NAMES[random.nextInt(OLD_NAMES.length)]);
        } else {
            row.nothing();
        }
        row.ascii(i % 11 == 0 ? "0000-00-00" : i % 501 == 0 ? "1970-00-00" : Words.date(LocalDate.of(1930, 1, 1), random, 28000)).text(Words.one(STATUS, random));
        if (i % 5 == 0) {
            row.nothing();
        } else {
            row.text(Words.one(INTERESTS, random));
        }
        if (i % 3 == 0) {
            row.nothing();
        } else {
            row.text("{\"lang\": \"" + COUNTRIES[random.nextInt(COUNTRIES.length)].toLowerCase(Locale.ROOT) + "\",\"news\":" + random.nextBoolean() + ", \"big\": 12345678901234567890, \"e\":\"\\u00e9😀\"}");
        }
        orNothing(row, i % 10 < 6 ? "" : Long.toString(4_294_967_295L - i));
        row.ascii(Words.money(random.nextInt(5_000_000))).ascii(i % 100 == 0 ? "watch  " : "none");
        row.ascii(Words.dateTimeMicros(random.nextInt(90_000_000), random.nextInt(1_000_000)));
        orNothing(row, i % 2 == 0 ? "" : Words.dateTime(random.nextInt(90_000_000)));
    }

    private static void address(RowText row, long i, SplittableRandom random) {
        row.number(i / 2 + 1).number(i % 2 + 1).text(Words.title(random) + " street " + random.nextInt(300)).ascii(String.format(Locale.ROOT, "%05d", random.nextInt(100_000)))
                .text(List.of("Köln", "Zürich", "Łódź", "東京", "São Paulo", "Graz", "Nice", "New\nYork").get(random.nextInt(8))).ascii(Words.one(COUNTRIES, random));
    }

    static String supplierUuid(long i) {
        return UUID.nameUUIDFromBytes(("supplier" + i).getBytes(StandardCharsets.US_ASCII)).toString();
    }

    private static void supplier(RowText row, long i, SplittableRandom random) {
        row.ascii(supplierUuid(i)).text(Words.name(random) + " & Co.");
        orNothing(row, i % 9 == 0 ? "" : Float.toString(random.nextFloat() * 5));
        row.ascii(Double.toString(random.nextDouble()));
        orNothing(row, i % 5 == 0 ? "" : Words.one(COUNTRIES, random));
    }

    private static void category(RowText row, long i, SplittableRandom random) {
        row.number(i + 1);
        orNothing(row, i < 10 ? "" : Long.toString(1 + random.nextInt((int) i)));
        row.text(Words.title(random));
    }

    static String sku(long i) {
        return "SKU-" + (i % 2 == 0 ? "a" : "A") + "-" + (1_000_000 + i);
    }

    private static void product(RowText row, long i, SplittableRandom random) {
        row.number(i + 1).ascii(sku(i)).text(Words.title(random));
        orNothing(row, i % 6 == 0 ? "" : Words.sentence(random, 8 + random.nextInt(30)));
        row.ascii(random.nextInt(100_000) + "." + (100_000 + random.nextInt(899_999))).ascii(i % 3 == 0 ? "0.0700" : "0.1900");
        orNothing(row, i % 8 == 0 ? "" : Integer.toString(random.nextInt(50_000)));
        row.number(random.nextInt(4096)).number(1 + random.nextInt(CATEGORIES)).ascii(supplierUuid(random.nextInt(SUPPLIERS)));
        orNothing(row, i % 4 == 0 ? "" : Integer.toString(1901 + random.nextInt(255)));
    }

    private static void productText(RowText row, long i, SplittableRandom random) {
        row.ascii(sku(i / 2)).ascii(i % 2 == 0 ? "de" : "pt-BR").text(Words.sentence(random, i % 500 == 0 ? 4000 : 12));
    }

    private static void image(RowText row, long i, SplittableRandom random) {
        int length = i == 0 ? 6_000_000 : i < 4 ? 700_000 : i == 5 ? 0 : 2_000 + random.nextInt(60_000);
        row.number(i).number(i + 1).ascii(i % 2 == 0 ? "image/png" : "image/webp").raw(Words.bytes(random, length)).raw(Words.bytes(random, 16));
    }

    private static void price(RowText row, long i, SplittableRandom random) {
        row.number(i / 9 + 1).ascii(Words.date(i % 9 * 140 + random.nextInt(130))).ascii(random.nextInt(100_000) + "." + (100_000 + random.nextInt(899_999)));
    }

    private static void warehouse(RowText row, long i, SplittableRandom random) {
        row.number(i + 1).text("Lager " + (i + 1)).ascii("POINT(" + (6 + i) + ".25 -" + (50 + i) + ".5)");
        orNothing(row, i == 0 ? "" : "POLYGON((0 0,10 0,10 10,0 10,0 0),(1 1,2 1,2 2,1 2,1 1))");
    }

    private static void stock(RowText row, long i, SplittableRandom random) {
        row.number(i % WAREHOUSES + 1).number(i / WAREHOUSES + 1).number(random.nextInt(2000) - 100);
        orNothing(row, i % 3 == 0 ? "" : i % 50 == 1 ? "-838:59:59.000" : random.nextInt(24) + ":" + random.nextInt(60) + ":" + random.nextInt(60) + "." + random.nextInt(1000));
    }

    static void orNothing(RowText row, String text) {
        if (text.isEmpty()) {
            row.nothing();
        } else {
            row.text(text);
        }
    }
}
