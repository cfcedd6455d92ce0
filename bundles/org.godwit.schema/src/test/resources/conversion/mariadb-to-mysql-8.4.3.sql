-- DATABASE shop_new.
--   WARNING MY-COLL-002: utf8mb4_uca1400_ai_ci => utf8mb4_0900_ai_ci | The target has no utf8mb4_uca1400_ai_ci; the nearest collation is used.
CREATE DATABASE IF NOT EXISTS `shop_new` CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;

-- TABLE shop_new.history
--   WARNING MY-GEN-004 f: GENERATED ALWAYS AS (ROW START) => an ordinary column | Row periods are MariaDB's; the end of time does not fit TIMESTAMP everywhere.
--   WARNING MY-GEN-004 t: GENERATED ALWAYS AS (ROW END) => an ordinary column | Row periods are MariaDB's; the end of time does not fit TIMESTAMP everywhere.
--   WARNING MY-OPT-003: PERIOD FOR SYSTEM_TIME (`f`, `t`) PERIOD FOR `p` (`a`, `b`) =>  | Only MariaDB has periods.
--   WARNING MY-OPT-002: WITH SYSTEM VERSIONING =>  | Only MariaDB keeps the history of rows.
CREATE TABLE `shop_new`.`history` (
  `id` int NOT NULL,
  `f` datetime(6) NOT NULL,
  `t` datetime(6) NOT NULL,
  `a` date NOT NULL,
  `b` date NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_unicode_ci;

-- TABLE shop_new.logged
--   WARNING MY-PART-001: PARTITION BY LIST (`id`) (PARTITION `p1` VALUES IN (1,2) ENGINE = Aria, PARTITION `pd` DEFAULT ENGINE = Aria) =>  | MySQL has no DEFAULT partition for LIST. The table is created without partitions.
--   WARNING MY-ENG-001: ENGINE=Aria => ENGINE=InnoDB | Only a transactional engine can be filled and kept in step safely.
--   INFO MY-OPT-001: transactional=1 =>  | The target does not need or know the option.
CREATE TABLE `shop_new`.`logged` (
  `id` int NOT NULL AUTO_INCREMENT,
  `at` datetime,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=1000 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- TABLE shop_new.other
--   WARNING MY-GEN-001 a: GENERATED ALWAYS AS (natural_sort_key(`b`)) => an ordinary column | The target has no function natural_sort_key.
--   INFO MY-OPT-001: page_compressed=1 =>  | The target does not need or know the option.
CREATE TABLE `shop_new`.`other` (
  `id` int NOT NULL,
  `a` varchar(10),
  `b` varchar(10),
  PRIMARY KEY (`id` DESC)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- TABLE shop_new.thing
--   INFO MY-TYPE-001 id: uuid => char(36) | The type is MariaDB's; its values are kept as text.
--   INFO MY-TYPE-001 ip: inet6 => varchar(39) | The type is MariaDB's; its values are kept as text.
--   INFO MY-TYPE-001 ip4: inet4 => varchar(15) | The type is MariaDB's; its values are kept as text.
--   WARNING MY-TYPE-004 doc: json (longtext with a check) => json | Native JSON keeps the value, not the text: order of keys, duplicate keys and blanks are normalized.
--   INFO MY-TYPE-007 packed: varchar(100) /*M!100301 COMPRESSED*/ => varchar(100) | Compressed columns are MariaDB's; the values are the same without.
--   WARNING MY-COLL-002: utf8mb4_uca1400_ai_ci => utf8mb4_0900_ai_ci | The target has no utf8mb4_uca1400_ai_ci; the nearest collation is used.
--   WARNING MY-COLL-002 plain: utf8mb4_nopad_bin => utf8mb4_0900_bin | The target has no utf8mb4_nopad_bin; the nearest collation is used.
--   INFO MY-DEF-002 doc: DEFAULT '{}' => DEFAULT ('{}') | On json MySQL takes a default only as an expression.
--   INFO MY-DEF-002 body: DEFAULT 'x' => DEFAULT ('x') | On text MySQL takes a default only as an expression.
--   WARNING MY-DEF-004 number: DEFAULT (nextval(`shop`.`numbers`)) =>  | Sequences are not moved.
CREATE TABLE `shop_new`.`thing` (
  `id` char(36) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL DEFAULT (uuid()),
  `ip` varchar(39) CHARACTER SET ascii COLLATE ascii_general_ci,
  `ip4` varchar(15) CHARACTER SET ascii COLLATE ascii_general_ci DEFAULT '127.0.0.1',
  `doc` json DEFAULT ('{}'),
  `body` text DEFAULT ('x'),
  `packed` varchar(100),
  `number` bigint,
  `width` int(5) unsigned zerofill,
  `small` tinyint(1) DEFAULT 1,
  `y` year,
  `plain` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- INDEX shop_new.history once
--   BLOCKER MY-IDX-009 once: UNIQUE once =>  | Keys WITHOUT OVERLAPS are MariaDB's. The index is left out.
-- not supported: ALTER TABLE `shop`.`history` ADD UNIQUE KEY `once` (`id`, `p` WITHOUT OVERLAPS)

-- INDEX shop_new.thing body
--   BLOCKER MY-IDX-006 body: UNIQUE body =>  | Only MariaDB keeps whole TEXT and BLOB values unique. The index is left out.
-- not supported: ALTER TABLE `shop`.`thing` ADD UNIQUE KEY `body` (`body`)

-- CHECK shop_new.history p
ALTER TABLE `shop_new`.`history`
  ADD CONSTRAINT `p` CHECK (`a` < `b`);

-- CHECK shop_new.other CONSTRAINT_1
ALTER TABLE `shop_new`.`other`
  ADD CONSTRAINT `CONSTRAINT_1` CHECK (`id` > 1);

-- CHECK shop_new.thing CONSTRAINT_1
--   INFO MY-NAME-001 CONSTRAINT_1: CONSTRAINT_1 => thing_CONSTRAINT_1 | The target wants names of constraints unique in a database.
ALTER TABLE `shop_new`.`thing`
  ADD CONSTRAINT `thing_CONSTRAINT_1` CHECK (`width` >= 0);
