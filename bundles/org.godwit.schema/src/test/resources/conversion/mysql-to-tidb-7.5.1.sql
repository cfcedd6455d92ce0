-- DATABASE shop_new.
CREATE DATABASE IF NOT EXISTS `shop_new` CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;

-- TABLE shop_new.customer
--   WARNING MY-COLL-003 code: ascii / ascii_bin => utf8mb4 / utf8mb4_bin | The target has no character set ascii.
--   WARNING MY-COLL-002 sort: utf8mb4_de_pb_0900_as_cs => utf8mb4_bin | The target has no utf8mb4_de_pb_0900_as_cs; the nearest collation is used.
--   INFO MY-COLL-003 mail: utf8mb3 / utf8mb3_general_ci => utf8mb4 / utf8mb4_general_ci | utf8mb4 holds every character of utf8mb3.
--   WARNING MY-COL-001 secret: INVISIBLE =>  | The target has no invisible columns.
--   WARNING MY-COL-001 hidden: INVISIBLE =>  | The target has no invisible columns.
--   WARNING MY-CHK-003 later: CHECK (`id` <> 13) NOT ENFORCED =>  | The target has no checks that are not enforced. The check is left out.
--   INFO MY-OPT-001: encryption=y =>  | The target does not need or know the option.
--   INFO MY-OPT-001: key_block_size=8 =>  | The target does not need or know the option.
--   INFO MY-OPT-001: row_format=compressed =>  | The target does not need or know the option.
CREATE TABLE `shop_new`.`customer` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL COMMENT 'it''s a "name"',
  `code` char(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `sort` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  `mail` varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,
  `born` date DEFAULT '0000-00-00',
  `level` enum('a','b''c') NOT NULL DEFAULT 'a',
  `seen` timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  `token` binary(4) DEFAULT 0x00FF4100,
  `secret` int DEFAULT 7,
  `hidden` int NOT NULL,
  `key_text` varchar(36) DEFAULT (uuid()),
  `prefs` json DEFAULT (json_object()),
  `initial` char(1) GENERATED ALWAYS AS (left(`name`,1)) VIRTUAL,
  `mail_low` varchar(255) GENERATED ALWAYS AS (lower((`mail` collate utf8mb4_bin))) STORED NOT NULL,
  `flags` bit(9) DEFAULT b'101',
  PRIMARY KEY (`id`)
) AUTO_INCREMENT=1000 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- TABLE shop_new.hashed
--   WARNING MY-PART-001: PARTITION BY LINEAR HASH (`id`) PARTITIONS 4 =>  | TiDB has neither LINEAR partitioning nor subpartitions. The table is created without partitions.
--   WARNING MY-ENG-001: ENGINE=MyISAM =>  | Only a transactional engine can be filled and kept in step safely.
--   INFO MY-OPT-001: checksum=1 =>  | The target does not need or know the option.
CREATE TABLE `shop_new`.`hashed` (
  `id` int NOT NULL,
  `v` varchar(20000),
  PRIMARY KEY (`id`)
) DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci;

-- TABLE shop_new.line
CREATE TABLE `shop_new`.`line` (
  `order_id` int,
  `n` int NOT NULL,
  `customer` bigint unsigned,
  UNIQUE KEY `one` (`n`)
) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- TABLE shop_new.orders
--   WARNING MY-TYPE-005 place: point => longblob | The target has no spatial types.
CREATE TABLE `shop_new`.`orders` (
  `id` int NOT NULL,
  `customer` bigint unsigned,
  `day` date NOT NULL,
  `note` text DEFAULT ('none'),
  `total` decimal(12,2) unsigned NOT NULL DEFAULT 0.00,
  `place` longblob NOT NULL,
  PRIMARY KEY (`id`, `day`)
) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
PARTITION BY RANGE  COLUMNS(`day`)
(PARTITION p0 VALUES LESS THAN ('2020-01-01') COMMENT = 'old',
 PARTITION pm VALUES LESS THAN (MAXVALUE));

-- TABLE shop_new.wide
--   INFO MY-COLL-003: utf8mb3 / utf8mb3_general_ci => utf8mb4 / utf8mb4_general_ci | utf8mb4 holds every character of utf8mb3.
CREATE TABLE `shop_new`.`wide` (
  `k` varchar(600) NOT NULL,
  `u` varchar(1000),
  `p` varchar(900),
  PRIMARY KEY (`k`)
) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- INDEX shop_new.customer code
ALTER TABLE `shop_new`.`customer`
  ADD UNIQUE KEY `code` (`code`);

-- INDEX shop_new.customer by_name
--   INFO MY-IDX-002 by_name: DESC =>  | The target keeps indexes in ascending order; it reads them backwards when it needs to.
ALTER TABLE `shop_new`.`customer`
  ADD KEY `by_name` (`name`(10), `born`);

-- INDEX shop_new.customer low
ALTER TABLE `shop_new`.`customer`
  ADD KEY `low` ((lower(`name`)));

-- INDEX shop_new.customer aside
ALTER TABLE `shop_new`.`customer`
  ADD KEY `aside` (`level`) INVISIBLE COMMENT 'kept aside';

-- INDEX shop_new.line customer
ALTER TABLE `shop_new`.`line`
  ADD KEY `customer` (`customer`);

-- INDEX shop_new.orders customer
ALTER TABLE `shop_new`.`orders`
  ADD KEY `customer` (`customer`);

-- INDEX shop_new.orders note
ALTER TABLE `shop_new`.`orders`
  ADD KEY `note` (`note`(20));

-- INDEX shop_new.orders at_place
--   BLOCKER MY-IDX-005 at_place: SPATIAL at_place =>  | Spatial indexes are not converted for this target. The index is left out.
-- not supported: ALTER TABLE `shop`.`orders` ADD SPATIAL KEY `at_place` (`place`)

-- INDEX shop_new.orders words
--   BLOCKER MY-IDX-007 words: FULLTEXT words =>  | The target has no full-text indexes. The index is left out.
-- not supported: ALTER TABLE `shop`.`orders` ADD FULLTEXT KEY `words` (`note`) WITH PARSER `ngram`

-- INDEX shop_new.wide p
--   WARNING MY-IDX-011 p: (p) => (p(768)) | The index takes 3600 bytes in the target's character set, which allows 3072.
ALTER TABLE `shop_new`.`wide`
  ADD KEY `p` (`p`(768));

-- INDEX shop_new.wide u
--   BLOCKER MY-IDX-012 u: UNIQUE u (u) =>  | The index takes 4000 bytes in the target's character set, which allows 3072. A prefix would take different rows for equal. The index is left out.
-- not supported: ALTER TABLE `shop`.`wide` ADD UNIQUE KEY `u` (`u`)

-- CHECK shop_new.customer positive
ALTER TABLE `shop_new`.`customer`
  ADD CONSTRAINT `positive` CHECK (`secret` > 0);

-- FOREIGN_KEY shop_new.line line_customer
ALTER TABLE `shop_new`.`line`
  ADD CONSTRAINT `line_customer` FOREIGN KEY (`customer`) REFERENCES `shop_new`.`customer` (`id`) ON DELETE SET NULL ON UPDATE CASCADE;

-- FOREIGN_KEY shop_new.line line_stock
--   WARNING MY-FK-001 line_stock: FOREIGN KEY (n) REFERENCES shop.stock ON DELETE RESTRICT ON UPDATE NO ACTION => FOREIGN KEY (n) REFERENCES shop.stock ON DELETE RESTRICT ON UPDATE NO ACTION | The referenced table is not part of the project.
ALTER TABLE `shop_new`.`line`
  ADD CONSTRAINT `line_stock` FOREIGN KEY (`n`) REFERENCES `shop_new`.`stock` (`id`);

-- VIEW shop_new.z_names
CREATE SQL SECURITY INVOKER VIEW `shop_new`.`z_names` (`id`, `name`) AS select `shop_new`.`customer`.`id` AS `id`,`shop_new`.`customer`.`name` AS `name` from `shop_new`.`customer` where (`shop_new`.`customer`.`name` like 'shop`%') WITH CASCADED CHECK OPTION;

-- VIEW shop_new.a_best
--   INFO MY-VIEW-001: DEFINER of the source => DEFINER = the migrating account | The source's account need not exist at the target.
CREATE ALGORITHM=TEMPTABLE SQL SECURITY DEFINER VIEW `shop_new`.`a_best` (`id`, `n`) AS select `c`.`id` AS `id`,`v`.`name` AS `n` from (`shop_new`.`customer` `c` join `shop_new`.`z_names` `v` on(`c`.`id` = `v`.`id`));
