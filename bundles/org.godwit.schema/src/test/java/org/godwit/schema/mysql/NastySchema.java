package org.godwit.schema.mysql;

import java.util.List;
import java.util.Set;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ViewDef;

/** Schemas that hold what servers of the family do differently, as the catalog reads them. */
final class NastySchema {
    private NastySchema() {
    }

    /** As a MySQL 8.4 has it. */
    static List<TableDef> mysql() {
        return List.of(
                Tables.table("customer", "utf8mb4_0900_ai_ci").column("id", "bigint unsigned", "not null", "auto").column("name", "varchar(80)", "not null", "comment it's a \"name\"")
                        .column("code", "char(8)", "not null", "collate ascii_bin").column("sort", "varchar(40)", "collate utf8mb4_de_pb_0900_as_cs")
                        .column("mail", "varchar(255)", "collate utf8mb3_general_ci").column("born", "date", "default '0000-00-00'").column("level", "enum('a','b''c')", "not null", "default 'a'")
                        .column("seen", "timestamp(3)", "default CURRENT_TIMESTAMP(3)", "on update CURRENT_TIMESTAMP(3)").column("token", "binary(4)", "default 0x00FF4100")
                        .column("secret", "int", "invisible", "default 7").column("hidden", "int", "not null", "invisible").column("key_text", "varchar(36)", "default (uuid())")
                        .column("prefs", "json", "default (json_object())").column("initial", "char(1)", "virtual left(`name`,1)")
                        .column("mail_low", "varchar(255)", "stored lower((`mail` collate utf8mb4_0900_as_cs))", "not null").column("flags", "bit(9)", "default b'101'").primary("id")
                        .index("code", IndexDef.Kind.UNIQUE, "code").index("by_name", IndexDef.Kind.PLAIN, "name(10)", "born desc").index("low", IndexDef.Kind.PLAIN, "(lower(`name`))")
                        .invisible("aside", "level").check("positive", "`secret` > 0", true).check("later", "`id` <> 13", false).option("row_format", "compressed").option("key_block_size", "8")
                        .option("encryption", "y").build(),
                Tables.table("orders", "utf8mb4_general_ci").column("id", "int", "not null").column("customer", "bigint unsigned").column("day", "date", "not null").column("note", "text", "default ('none')")
                        .column("total", "decimal(12,2) unsigned", "not null", "default 0.00").column("place", "point /*!80003 SRID 4326 */", "not null").primary("id", "day")
                        .index("customer", IndexDef.Kind.PLAIN, "customer").index("at_place", IndexDef.Kind.SPATIAL, "place").fulltext("words", "ngram", "note").index("note", IndexDef.Kind.PLAIN, "note(20)")
                        .partitioned("PARTITION BY RANGE  COLUMNS(`day`)\n(PARTITION p0 VALUES LESS THAN ('2020-01-01') COMMENT = 'old' ENGINE = InnoDB,\n PARTITION pm VALUES LESS THAN (MAXVALUE) ENGINE = InnoDB)")
                        .build(),
                Tables.table("line", "utf8mb4_general_ci").column("order_id", "int").column("n", "int", "not null").column("customer", "bigint unsigned").index("one", IndexDef.Kind.UNIQUE, "n")
                        .index("customer", IndexDef.Kind.PLAIN, "customer").foreignKey("line_customer", "customer", "customer", "id", "CASCADE", "SET NULL")
                        .foreignKey("line_stock", "n", "stock", "id", "NO ACTION", "RESTRICT").build(),
                Tables.table("hashed", "latin1_swedish_ci").column("id", "int", "not null").column("v", "varchar(20000)").primary("id").partitioned("PARTITION BY LINEAR HASH (`id`)\nPARTITIONS 4")
                        .engine("MyISAM").option("checksum", "1").build(),
                Tables.table("wide", "utf8mb3_general_ci").column("k", "varchar(600)", "not null").column("u", "varchar(1000)").column("p", "varchar(900)").primary("k").index("u", IndexDef.Kind.UNIQUE, "u")
                        .index("p", IndexDef.Kind.PLAIN, "p").build());
    }

    /** As a MariaDB 11.4 has it. */
    static List<TableDef> mariadb() {
        return List.of(
                Tables.table("thing", "utf8mb4_uca1400_ai_ci").column("id", "uuid", "not null", "default (uuid())").column("ip", "inet6").column("ip4", "inet4", "default '127.0.0.1'")
                        .column("doc", "json", "default '{}'").column("body", "text", "default 'x'").column("packed", "varchar(100) /*M!100301 COMPRESSED*/")
                        .column("number", "bigint(20)", "default (nextval(`shop`.`numbers`))").column("width", "int(5) unsigned zerofill").column("small", "tinyint(1)", "default 1").column("y", "year(4)")
                        .column("plain", "varchar(10)", "collate utf8mb4_nopad_bin").primary("id").index("body", IndexDef.Kind.UNIQUE, "body").check("CONSTRAINT_1", "`width` >= 0", true).build(),
                Tables.table("other", "utf8mb4_general_ci").column("id", "int(11)", "not null").column("a", "varchar(10)", "virtual natural_sort_key(`b`)").column("b", "varchar(10)").primary("id desc")
                        .check("CONSTRAINT_1", "`id` > 1", true).option("page_compressed", "1").build(),
                Tables.table("history", "utf8mb3_unicode_ci").column("id", "int(11)", "not null").column("f", "timestamp(6)", "stored ROW START", "not null").column("t", "timestamp(6)", "stored ROW END", "not null")
                        .column("a", "date", "not null").column("b", "date", "not null").primary("id").index("once", IndexDef.Kind.UNIQUE, "id", "b", "a").check("p", "`a` < `b`", true)
                        .option(TableOptions.SYSTEM_VERSIONING, "yes").option(TableOptions.PERIODS, "PERIOD FOR SYSTEM_TIME (`f`, `t`)\nPERIOD FOR `p` (`a`, `b`)")
                        .option(TableOptions.WITHOUT_OVERLAPS + "once", "(`id`, `p` WITHOUT OVERLAPS)").build(),
                Tables.table("logged", "utf8mb4_general_ci").column("id", "int(11)", "not null", "auto").column("at", "datetime").primary("id")
                        .partitioned("PARTITION BY LIST (`id`)\n(PARTITION `p1` VALUES IN (1,2) ENGINE = Aria,\n PARTITION `pd` DEFAULT ENGINE = Aria)").engine("Aria").option("transactional", "1").build());
    }

    static List<ViewDef> views() {
        ObjectName customer = new ObjectName("shop", "customer");
        ObjectName best = new ObjectName("shop", "a_best");
        return List.of(new ViewDef(best, List.of("id", "n"), "select `c`.`id` AS `id`,`v`.`name` AS `n` from (`shop`.`customer` `c` join `shop`.`z_names` `v` on(`c`.`id` = `v`.`id`))",
                Set.of(customer, new ObjectName("shop", "z_names")), "NONE", "DEFINER", "TEMPTABLE"),
                new ViewDef(new ObjectName("shop", "z_names"), List.of("id", "name"), "select `shop`.`customer`.`id` AS `id`,`shop`.`customer`.`name` AS `name` from `shop`.`customer` where (`shop`.`customer`.`name` like 'shop`%')",
                        Set.of(customer), "CASCADED", "INVOKER"));
    }
}
