-- DATABASE shop_new.
CREATE DATABASE IF NOT EXISTS `shop_new` CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;

-- TABLE shop_new.customer
--   INFO MY-OPT-001: encryption=y =>  | The target does not need or know the option.
CREATE TABLE `shop_new`.`customer` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL COMMENT 'it''s a "name"',
  `code` char(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `sort` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_de_pb_0900_as_cs,
  `mail` varchar(255) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci,
  `born` date DEFAULT '0000-00-00',
  `level` enum('a','b''c') NOT NULL DEFAULT 'a',
  `seen` timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  `token` binary(4) DEFAULT 0x00FF4100,
  `secret` int DEFAULT 7 INVISIBLE,
  `hidden` int NOT NULL INVISIBLE,
  `key_text` varchar(36) DEFAULT (uuid()),
  `prefs` json DEFAULT (json_object()),
  `initial` char(1) GENERATED ALWAYS AS (left(`name`,1)) VIRTUAL,
  `mail_low` varchar(255) GENERATED ALWAYS AS (lower((`mail` collate utf8mb4_0900_as_cs))) STORED NOT NULL,
  `flags` bit(9) DEFAULT b'101',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=1000 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci KEY_BLOCK_SIZE=8 ROW_FORMAT=COMPRESSED;

-- TABLE shop_new.hashed
--   WARNING MY-ENG-001: ENGINE=MyISAM => ENGINE=InnoDB | Only a transactional engine can be filled and kept in step safely.
--   INFO MY-OPT-001: checksum=1 =>  | The target does not need or know the option.
CREATE TABLE `shop_new`.`hashed` (
  `id` int NOT NULL,
  `v` varchar(20000),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci
PARTITION BY LINEAR HASH (`id`)
PARTITIONS 4;

-- TABLE shop_new.line
CREATE TABLE `shop_new`.`line` (
  `order_id` int,
  `n` int NOT NULL,
  `customer` bigint unsigned,
  UNIQUE KEY `one` (`n`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- TABLE shop_new.orders
CREATE TABLE `shop_new`.`orders` (
  `id` int NOT NULL,
  `customer` bigint unsigned,
  `day` date NOT NULL,
  `note` text DEFAULT ('none'),
  `total` decimal(12,2) unsigned NOT NULL DEFAULT 0.00,
  `place` point NOT NULL SRID 4326,
  PRIMARY KEY (`id`, `day`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
PARTITION BY RANGE  COLUMNS(`day`)
(PARTITION p0 VALUES LESS THAN ('2020-01-01') COMMENT = 'old',
 PARTITION pm VALUES LESS THAN (MAXVALUE));

-- TABLE shop_new.wide
CREATE TABLE `shop_new`.`wide` (
  `k` varchar(600) NOT NULL,
  `u` varchar(1000),
  `p` varchar(900),
  PRIMARY KEY (`k`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- INDEX shop_new.customer code, by_name, low, aside
ALTER TABLE `shop_new`.`customer`
  ADD UNIQUE KEY `code` (`code`),
  ADD KEY `by_name` (`name`(10), `born` DESC),
  ADD KEY `low` ((lower(`name`))),
  ADD KEY `aside` (`level`) INVISIBLE COMMENT 'kept aside';

-- INDEX shop_new.line customer
ALTER TABLE `shop_new`.`line`
  ADD KEY `customer` (`customer`);

-- INDEX shop_new.orders customer, note
ALTER TABLE `shop_new`.`orders`
  ADD KEY `customer` (`customer`),
  ADD KEY `note` (`note`(20));

-- INDEX shop_new.orders at_place
ALTER TABLE `shop_new`.`orders`
  ADD SPATIAL KEY `at_place` (`place`);

-- INDEX shop_new.orders words
ALTER TABLE `shop_new`.`orders`
  ADD FULLTEXT KEY `words` (`note`) WITH PARSER `ngram`;

-- INDEX shop_new.wide u, p
ALTER TABLE `shop_new`.`wide`
  ADD UNIQUE KEY `u` (`u`),
  ADD KEY `p` (`p`);

-- CHECK shop_new.customer positive
ALTER TABLE `shop_new`.`customer`
  ADD CONSTRAINT `positive` CHECK (`secret` > 0);

-- CHECK shop_new.customer later
ALTER TABLE `shop_new`.`customer`
  ADD CONSTRAINT `later` CHECK (`id` <> 13) NOT ENFORCED;

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
