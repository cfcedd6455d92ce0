-- The sample: a mail-order shop. Made up, with every oddity that migrations stumble over.
-- Loaded with the reader of dumps; rows come from the generator.

CREATE DATABASE `shop` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
USE `shop`;

CREATE TABLE `country` (
  `code` char(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` varchar(80) NOT NULL,
  `native_name` varchar(80) CHARACTER SET utf8mb3 COLLATE utf8mb3_unicode_ci DEFAULT NULL,
  `dial_prefix` smallint(5) unsigned zerofill DEFAULT NULL,
  PRIMARY KEY (`code`),
  UNIQUE KEY `country_name` (`name`)
) COMMENT='Countries we ship to; it''s "ISO 3166"';

CREATE TABLE `currency` (
  `code` char(3) CHARACTER SET ascii NOT NULL,
  `digits` tinyint(4) NOT NULL DEFAULT 2,
  `rate` decimal(65,30) NOT NULL,
  `symbol` varchar(4) DEFAULT NULL,
  PRIMARY KEY (`code`)
);

CREATE TABLE `region` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `country_code` char(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `parent_id` int(11) DEFAULT NULL,
  `name` varchar(60) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `region_country` (`country_code`),
  KEY `region_parent` (`parent_id`),
  CONSTRAINT `region_country` FOREIGN KEY (`country_code`) REFERENCES `country` (`code`) ON UPDATE CASCADE,
  CONSTRAINT `region_parent` FOREIGN KEY (`parent_id`) REFERENCES `region` (`id`) ON DELETE SET NULL
) AUTO_INCREMENT=1000;

CREATE TABLE `customer` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `email` varchar(120) NOT NULL,
  `full_name` varchar(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
  `old_name` varchar(60) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT NULL COMMENT 'from the old system: bytes that were never latin1',
  `birthday` date NOT NULL DEFAULT '0000-00-00',
  `status` enum('new','active','dormant','it''s closed','ŝtopita') NOT NULL DEFAULT 'new',
  `interests` set('books','music','garden','tools','toys & "games"') DEFAULT NULL,
  `preferences` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`preferences`)),
  `loyalty_no` int(10) unsigned DEFAULT NULL,
  `credit_limit` decimal(12,2) unsigned NOT NULL DEFAULT 0.00,
  `email_domain` varchar(120) GENERATED ALWAYS AS (substring_index(`email`,'@',-1)) STORED,
  `risk_note` varchar(40) INVISIBLE DEFAULT 'none',
  `created_at` timestamp(6) NOT NULL DEFAULT current_timestamp(6),
  `changed_at` datetime DEFAULT NULL ON UPDATE current_timestamp(),
  PRIMARY KEY (`id`),
  UNIQUE KEY `customer_email` (`email`),
  UNIQUE KEY `customer_loyalty` (`loyalty_no`),
  KEY `customer_domain` (`email_domain`),
  KEY `customer_name` (`full_name`(20)),
  CONSTRAINT `customer_limit` CHECK (`credit_limit` < 1000000)
);

CREATE TABLE `customer_address` (
  `customer_id` bigint(20) unsigned NOT NULL,
  `line_no` tinyint(3) unsigned NOT NULL,
  `street` varchar(100) NOT NULL,
  `zip` char(10) NOT NULL,
  `city` varchar(60) NOT NULL,
  `country_code` char(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`customer_id`,`line_no`),
  KEY `address_zip` (`country_code`,`zip`),
  CONSTRAINT `address_customer` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`) ON DELETE CASCADE,
  CONSTRAINT `address_country` FOREIGN KEY (`country_code`) REFERENCES `country` (`code`)
);

CREATE TABLE `supplier` (
  `uuid` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` varchar(100) NOT NULL,
  `rating` float DEFAULT NULL,
  `share` double NOT NULL DEFAULT 0,
  `country_code` char(2) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  PRIMARY KEY (`uuid`),
  CONSTRAINT `supplier_country` FOREIGN KEY (`country_code`) REFERENCES `country` (`code`)
);

CREATE TABLE `category` (
  `id` smallint(5) unsigned NOT NULL,
  `parent_id` smallint(5) unsigned DEFAULT NULL,
  `title` varchar(80) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `category_parent` (`parent_id`),
  CONSTRAINT `category_parent` FOREIGN KEY (`parent_id`) REFERENCES `category` (`id`)
);

CREATE TABLE `product` (
  `id` mediumint(8) unsigned NOT NULL,
  `sku` varchar(24) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL,
  `title` varchar(160) NOT NULL,
  `description` text DEFAULT NULL,
  `price` decimal(20,6) NOT NULL,
  `tax_rate` decimal(5,4) NOT NULL DEFAULT 0.1900,
  `gross_price` decimal(24,6) GENERATED ALWAYS AS (round(`price` * (1 + `tax_rate`),6)) VIRTUAL,
  `weight_g` int(10) unsigned DEFAULT NULL,
  `flags` bit(12) NOT NULL DEFAULT b'0',
  `category_id` smallint(5) unsigned NOT NULL,
  `supplier_uuid` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `model_year` year(4) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `product_sku` (`sku`),
  KEY `product_gross` (`gross_price`),
  KEY `product_category` (`category_id`),
  KEY `product_supplier` (`supplier_uuid`),
  FULLTEXT KEY `product_words` (`title`,`description`),
  CONSTRAINT `product_category` FOREIGN KEY (`category_id`) REFERENCES `category` (`id`),
  CONSTRAINT `product_supplier` FOREIGN KEY (`supplier_uuid`) REFERENCES `supplier` (`uuid`),
  CONSTRAINT `product_price` CHECK (`price` >= 0 and `tax_rate` between 0 and 1)
);

CREATE TABLE `product_text` (
  `sku` varchar(24) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL,
  `lang` char(5) CHARACTER SET ascii NOT NULL,
  `body` mediumtext NOT NULL,
  PRIMARY KEY (`sku`,`lang`),
  CONSTRAINT `text_product` FOREIGN KEY (`sku`) REFERENCES `product` (`sku`) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE `product_image` (
  `id` int(11) NOT NULL,
  `product_id` mediumint(8) unsigned NOT NULL,
  `mime` varchar(20) CHARACTER SET ascii NOT NULL,
  `content` longblob NOT NULL,
  `digest` binary(16) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `image_digest` (`digest`),
  KEY `image_product` (`product_id`),
  CONSTRAINT `image_product` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`)
);

CREATE TABLE `price_history` (
  `product_id` mediumint(8) unsigned NOT NULL,
  `valid_from` date NOT NULL,
  `price` decimal(20,6) NOT NULL,
  PRIMARY KEY (`product_id`,`valid_from`)
)
PARTITION BY RANGE (to_days(`valid_from`))
(PARTITION `p2023` VALUES LESS THAN (to_days('2024-01-01')),
 PARTITION `p2024` VALUES LESS THAN (to_days('2025-01-01')),
 PARTITION `p2025` VALUES LESS THAN (to_days('2026-01-01')),
 PARTITION `pmax` VALUES LESS THAN MAXVALUE);

CREATE TABLE `warehouse` (
  `id` tinyint(3) unsigned NOT NULL,
  `name` varchar(40) NOT NULL,
  `place` point NOT NULL,
  `area` polygon DEFAULT NULL,
  PRIMARY KEY (`id`),
  SPATIAL KEY `warehouse_place` (`place`)
);

CREATE TABLE `stock` (
  `warehouse_id` tinyint(3) unsigned NOT NULL,
  `product_id` mediumint(8) unsigned NOT NULL,
  `quantity` int(11) NOT NULL,
  `counted_at` time(3) DEFAULT NULL,
  PRIMARY KEY (`product_id`,`warehouse_id`),
  KEY `stock_warehouse` (`warehouse_id`,`quantity` DESC),
  CONSTRAINT `stock_product` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`),
  CONSTRAINT `stock_warehouse` FOREIGN KEY (`warehouse_id`) REFERENCES `warehouse` (`id`)
);

CREATE TABLE `stock_movement` (
  `product_id` mediumint(8) unsigned NOT NULL,
  `warehouse_id` tinyint(3) unsigned NOT NULL,
  `moved_at` datetime(3) NOT NULL,
  `delta` int(11) NOT NULL,
  `reason` varchar(30) DEFAULT NULL
) COMMENT='no key at all, and rows that are there twice';

CREATE TABLE `order` (
  `id` bigint(20) NOT NULL,
  `customer_id` bigint(20) unsigned NOT NULL,
  `ordered_at` datetime(6) NOT NULL,
  `status` enum('open','paid','shipped','returned','') NOT NULL DEFAULT 'open',
  `total` decimal(14,2) NOT NULL,
  `currency_code` char(3) CHARACTER SET ascii NOT NULL DEFAULT 'EUR',
  `delivery_date` date DEFAULT NULL,
  `last_shipment_id` bigint(20) DEFAULT NULL,
  `remark` varchar(200) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `order_customer` (`customer_id`,`ordered_at`),
  KEY `order_status` (`status`,`delivery_date`),
  KEY `order_shipment` (`last_shipment_id`),
  CONSTRAINT `order_customer` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`),
  CONSTRAINT `order_currency` FOREIGN KEY (`currency_code`) REFERENCES `currency` (`code`)
);

CREATE TABLE `shipment` (
  `id` bigint(20) NOT NULL,
  `order_id` bigint(20) NOT NULL,
  `carrier` varchar(20) NOT NULL,
  `tracking_no` varchar(40) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `shipped_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `shipment_tracking` (`carrier`,`tracking_no`),
  KEY `shipment_order` (`order_id`),
  CONSTRAINT `shipment_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`)
);

ALTER TABLE `order` ADD CONSTRAINT `order_shipment` FOREIGN KEY (`last_shipment_id`) REFERENCES `shipment` (`id`) ON DELETE SET NULL;

CREATE TABLE `order_item` (
  `order_id` bigint(20) NOT NULL,
  `position` smallint(6) NOT NULL,
  `product_id` mediumint(8) unsigned NOT NULL,
  `quantity` int(11) NOT NULL DEFAULT 1,
  `unit_price` decimal(20,6) NOT NULL,
  `line_total` decimal(30,6) GENERATED ALWAYS AS (`quantity` * `unit_price`) VIRTUAL,
  PRIMARY KEY (`order_id`,`position`),
  KEY `item_product` (`product_id`),
  CONSTRAINT `item_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`) ON DELETE CASCADE,
  CONSTRAINT `item_product` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`)
);

CREATE TABLE `payment` (
  `id` bigint(20) unsigned NOT NULL,
  `order_id` bigint(20) NOT NULL,
  `amount` decimal(65,30) NOT NULL,
  `paid_at` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `method` set('card','transfer','cash','voucher') NOT NULL DEFAULT '',
  `reference` varbinary(40) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `payment_order` (`order_id`),
  KEY `payment_reference` (`reference`(8)),
  CONSTRAINT `payment_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`)
);

CREATE TABLE `coupon` (
  `code` binary(8) NOT NULL,
  `campaign` varchar(30) DEFAULT NULL,
  `serial` int(11) DEFAULT NULL,
  `percent` tinyint(1) DEFAULT NULL,
  `valid_until` date DEFAULT NULL,
  PRIMARY KEY (`code`),
  UNIQUE KEY `coupon_serial` (`campaign`,`serial`)
) COMMENT='NULL within a unique key: many rows with the same values';

CREATE TABLE `order coupon` (
  `order id` bigint(20) NOT NULL,
  `coupon.code` binary(8) NOT NULL,
  `a ``quoted`` one` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`order id`,`coupon.code`)
) COMMENT='blanks, a dot and a quote in names';

CREATE TABLE `MixedCase` (
  `Id` int(11) NOT NULL,
  `CamelName` varchar(30) DEFAULT NULL,
  `größe` varchar(10) DEFAULT NULL,
  `名前` varchar(30) DEFAULT NULL,
  PRIMARY KEY (`Id`)
);

CREATE TABLE `group` (
  `key` varchar(20) NOT NULL,
  `select` int(11) DEFAULT NULL,
  `from` datetime DEFAULT NULL,
  `order` int(11) NOT NULL DEFAULT 0,
  PRIMARY KEY (`key`),
  KEY `index` (`select`,`order`)
) COMMENT='reserved words';

CREATE TABLE `audit_log` (
  `id` bigint(20) unsigned NOT NULL,
  `at` timestamp(6) NOT NULL DEFAULT '2020-01-01 00:00:00.000000',
  `actor` varchar(40) NOT NULL,
  `payload` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(`payload`)),
  `bits` bit(64) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `audit_at` (`at`)
)
PARTITION BY HASH (`id`) PARTITIONS 4;

CREATE TABLE `web_session` (
  `token` varbinary(32) NOT NULL,
  `customer_id` bigint(20) unsigned DEFAULT NULL,
  `data` blob DEFAULT NULL,
  `expires` int(10) unsigned NOT NULL,
  PRIMARY KEY (`token`),
  KEY `session_customer` (`customer_id`)
);

CREATE TABLE `measurement` (
  `sensor` bigint(20) unsigned NOT NULL,
  `taken_at` datetime(6) NOT NULL,
  `reading` double NOT NULL,
  `small_reading` float DEFAULT NULL,
  `counter` bigint(20) unsigned NOT NULL,
  `offset_time` time DEFAULT NULL,
  UNIQUE KEY `measurement_once` (`sensor`,`taken_at`)
) COMMENT='no primary key, but a unique one';

CREATE TABLE `day_sales` (
  `day` date NOT NULL,
  `country_code` char(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orders` int(11) NOT NULL,
  `turnover` decimal(18,2) NOT NULL,
  PRIMARY KEY (`day`,`country_code`)
)
PARTITION BY LIST COLUMNS (`country_code`)
(PARTITION `dach` VALUES IN ('DE','AT','CH'),
 PARTITION `others` VALUES IN ('FR','IT','PL','JP','EO','US','BR'));

CREATE TABLE `trailing_blank` (
  `text_pad` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_nopad_ci NOT NULL,
  `text_char` char(12) NOT NULL,
  `bytes_var` varbinary(12) NOT NULL,
  `bytes_fix` binary(6) NOT NULL,
  PRIMARY KEY (`text_pad`)
) COMMENT='keys that differ in trailing blanks only';

CREATE TABLE `legacy_note` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `note` text CHARACTER SET latin1 COLLATE latin1_swedish_ci DEFAULT NULL,
  `raw` tinyblob DEFAULT NULL,
  `koi` varchar(60) CHARACTER SET koi8r DEFAULT NULL,
  `wide` varchar(40) CHARACTER SET ucs2 DEFAULT NULL,
  PRIMARY KEY (`id`)
) DEFAULT CHARSET=latin1 COMMENT='bytes that are no valid UTF-8';

CREATE TABLE `type_extreme` (
  `id` int(11) NOT NULL,
  `t1` tinyint(4) DEFAULT NULL,
  `t1u` tinyint(3) unsigned DEFAULT NULL,
  `t3` mediumint(9) DEFAULT NULL,
  `t4` int(11) DEFAULT NULL,
  `t8` bigint(20) DEFAULT NULL,
  `t8u` bigint(20) unsigned DEFAULT NULL,
  `d` decimal(65,30) DEFAULT NULL,
  `f` float DEFAULT NULL,
  `g` double DEFAULT NULL,
  `b1` bit(1) DEFAULT NULL,
  `b64` bit(64) DEFAULT NULL,
  `dt` date DEFAULT NULL,
  `tm` time(6) DEFAULT NULL,
  `ts` timestamp(6) NULL DEFAULT NULL,
  `dtm` datetime(6) DEFAULT NULL,
  `y` year(4) DEFAULT NULL,
  `c0` char(0) DEFAULT NULL,
  `tx` tinytext DEFAULT NULL,
  `bl` mediumblob DEFAULT NULL,
  PRIMARY KEY (`id`)
);

CREATE TABLE `nothing_here` (
  `id` int(11) NOT NULL,
  `never` text DEFAULT NULL,
  PRIMARY KEY (`id`)
) COMMENT='stays empty';
