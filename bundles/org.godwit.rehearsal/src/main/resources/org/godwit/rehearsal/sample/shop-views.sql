-- What is made after the rows: views, and what a migration leaves behind.

USE `shop`;

CREATE VIEW `open_order` AS
  SELECT `o`.`id` AS `id`, `o`.`ordered_at` AS `ordered_at`, `c`.`email` AS `email`, `o`.`total` AS `total`
  FROM `order` `o` JOIN `customer` `c` ON `c`.`id` = `o`.`customer_id` WHERE `o`.`status` = 'open';

CREATE VIEW `a_summary_of_open_orders` AS
  SELECT `email`, count(0) AS `orders`, sum(`total`) AS `total` FROM `open_order` GROUP BY `email`;

CREATE VIEW `product_in_stock` AS
  SELECT `p`.`sku` AS `sku`, `p`.`title` AS `title`, sum(`s`.`quantity`) AS `quantity` FROM `product` `p` JOIN `stock` `s` ON `s`.`product_id` = `p`.`id` GROUP BY `p`.`id`;

DELIMITER ;;

CREATE TRIGGER `order_item_positive` BEFORE INSERT ON `order_item` FOR EACH ROW
BEGIN
  IF NEW.`quantity` < 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the quantity must be positive; it''s not';
  END IF;
END;;

CREATE PROCEDURE `close_order`(IN `wanted` bigint)
BEGIN
  UPDATE `order` SET `status` = 'shipped' WHERE `id` = `wanted`;
END;;

CREATE FUNCTION `gross`(`net` decimal(20,6)) RETURNS decimal(24,6) DETERMINISTIC
  RETURN round(`net` * 1.19, 6);;

CREATE EVENT `forget_sessions` ON SCHEDULE EVERY 1 DAY DISABLE DO
  DELETE FROM `web_session` WHERE `expires` < unix_timestamp();;

DELIMITER ;
