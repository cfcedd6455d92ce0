-- DATABASE shop_new.
CREATE DATABASE IF NOT EXISTS `shop_new` CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;

-- TABLE shop_new.history
CREATE TABLE `shop_new`.`history` (
  `id` int(11) NOT NULL,
  `f` timestamp(6) GENERATED ALWAYS AS ROW START,
  `t` timestamp(6) GENERATED ALWAYS AS ROW END,
  `a` date NOT NULL,
  `b` date NOT NULL,
  PERIOD FOR SYSTEM_TIME (`f`, `t`),
  PERIOD FOR `p` (`a`, `b`),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_unicode_ci WITH SYSTEM VERSIONING;

-- TABLE shop_new.logged
--   INFO MY-PART-002: PARTITION BY LIST (`id`) (PARTITION `p1` VALUES IN (1,2) ENGINE = Aria, PARTITION `pd` DEFAULT ENGINE = Aria) => PARTITION BY LIST (`id`) (PARTITION `p1` VALUES IN (1,2), PARTITION `pd` DEFAULT) | Options of single partitions describe where the source keeps them.
--   WARNING MY-ENG-001: ENGINE=Aria => ENGINE=InnoDB | Only a transactional engine can be filled and kept in step safely.
--   INFO MY-OPT-001: transactional=1 =>  | The target does not need or know the option.
CREATE TABLE `shop_new`.`logged` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `at` datetime,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=1000 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
PARTITION BY LIST (`id`)
(PARTITION `p1` VALUES IN (1,2),
 PARTITION `pd` DEFAULT);

-- TABLE shop_new.other
--   INFO MY-OPT-001: page_compressed=1 =>  | The target does not need or know the option.
CREATE TABLE `shop_new`.`other` (
  `id` int(11) NOT NULL,
  `a` varchar(10) GENERATED ALWAYS AS (natural_sort_key(`b`)) VIRTUAL,
  `b` varchar(10),
  PRIMARY KEY (`id` DESC)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- TABLE shop_new.thing
--   WARNING MY-DEF-004 number: DEFAULT (nextval(`shop`.`numbers`)) =>  | Sequences are not moved.
CREATE TABLE `shop_new`.`thing` (
  `id` uuid NOT NULL DEFAULT (uuid()),
  `ip` inet6,
  `ip4` inet4 DEFAULT '127.0.0.1',
  `doc` json DEFAULT '{}',
  `body` text DEFAULT 'x',
  `packed` varchar(100) /*M!100301 COMPRESSED*/,
  `number` bigint(20),
  `width` int(5) unsigned zerofill,
  `small` tinyint(1) DEFAULT 1,
  `y` year,
  `plain` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;

-- INDEX shop_new.history once
ALTER TABLE `shop_new`.`history`
  ADD UNIQUE KEY `once` (`id`, `p` WITHOUT OVERLAPS);

-- INDEX shop_new.thing body
ALTER TABLE `shop_new`.`thing`
  ADD UNIQUE KEY `body` (`body`);

-- CHECK shop_new.other CONSTRAINT_1
ALTER TABLE `shop_new`.`other`
  ADD CONSTRAINT `CONSTRAINT_1` CHECK (`id` > 1);

-- CHECK shop_new.thing CONSTRAINT_1
ALTER TABLE `shop_new`.`thing`
  ADD CONSTRAINT `CONSTRAINT_1` CHECK (`width` >= 0);
