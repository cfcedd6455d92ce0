CREATE TABLE `all types` (
  id bigint unsigned NOT NULL AUTO_INCREMENT, ti tinyint DEFAULT -1, tb tinyint(1) DEFAULT 1, si smallint unsigned, mi mediumint, i int DEFAULT 0, iz int(5) unsigned zerofill DEFAULT 7,
  d decimal(65,30), du decimal(10,2) unsigned NOT NULL DEFAULT 1.50, f float, fd float(7,3), db double DEFAULT 1e10, b1 bit(1), b64 bit(64) DEFAULT b'101',
  da date DEFAULT '0000-00-00', dt datetime, dt6 datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6), ts timestamp NULL, ts3 timestamp(3) NOT NULL DEFAULT '2001-02-03 04:05:06.789',
  tm time(2) DEFAULT '-838:59:59', y year DEFAULT 1999, c char(3) NOT NULL DEFAULT '', v varchar(50) DEFAULT 'it''s a \\ "quote" \n line', vl varchar(100) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT 'é',
  va varchar(20) CHARACTER SET ascii COLLATE ascii_bin, tt tinytext, t text, mt mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, lt longtext,
  bi binary(4) DEFAULT 0x00FF4100, vb varbinary(20) DEFAULT 'a''b', tbl tinyblob, bl blob, mb mediumblob, lb longblob,
  e enum('a','b''c','d,e','') NOT NULL DEFAULT 'd,e', s set('x','y','z') DEFAULT 'x,z', j json, g geometry, p point NOT NULL SRID 4326, ls linestring, pg polygon, gc geometrycollection,
  PRIMARY KEY (id)) COMMENT='it''s € a table' AUTO_INCREMENT=4711;
CREATE TABLE expressions (
  id int NOT NULL, v varchar(30), u varchar(36) DEFAULT (uuid()), n int DEFAULT (1 + 2 * 3), cd date DEFAULT (curdate()), txt text DEFAULT ('x''y'), js json DEFAULT (json_array(1,'a')),
  g1 int GENERATED ALWAYS AS (char_length(v)) VIRTUAL, g2 varchar(80) GENERATED ALWAYS AS (concat(v,'é''x','€😀')) STORED COMMENT 'computed', g3 int AS (`g1` + 1) STORED,
  js_name varchar(20) AS (json_unquote(json_extract(js,'$.name'))) VIRTUAL, hid int INVISIBLE DEFAULT 3, `key` int, `a``b` int, `select from` int DEFAULT 0,
  PRIMARY KEY (id), CONSTRAINT positive CHECK (n >= 0 AND `key` <> 13), CHECK (v <> 'it''s ñ'), KEY g1 (g1), UNIQUE KEY `odd``name` (`a``b`, v(10)));
CREATE TABLE indexes (
  id int NOT NULL, a varchar(100), b datetime, c text, d int, e int, pt point NOT NULL SRID 0,
  PRIMARY KEY (id DESC, d), UNIQUE KEY u (a), KEY multi (a(10), b DESC) COMMENT 'both', KEY inv (e) INVISIBLE, FULLTEXT KEY ft (c), SPATIAL KEY sp (pt), KEY tp (c(20)));
CREATE TABLE parent (a int NOT NULL, b int NOT NULL, name varchar(20), PRIMARY KEY (a,b), UNIQUE KEY (name));
CREATE TABLE child (id int PRIMARY KEY, pa int, pb int, pname varchar(20), CONSTRAINT fk_p FOREIGN KEY (pa,pb) REFERENCES parent (a,b) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT fk_n FOREIGN KEY (pname) REFERENCES parent (name), CONSTRAINT fk_self FOREIGN KEY (pa) REFERENCES child (id) ON DELETE CASCADE);
CREATE TABLE part_range (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id,d)) PARTITION BY RANGE (to_days(d)) (PARTITION p0 VALUES LESS THAN (730000) COMMENT = 'old', PARTITION `p max` VALUES LESS THAN MAXVALUE);
CREATE TABLE part_columns (a int NOT NULL, d date NOT NULL) PARTITION BY RANGE COLUMNS(d,a) (PARTITION p0 VALUES LESS THAN ('2020-01-01',5), PARTITION p1 VALUES LESS THAN (MAXVALUE,MAXVALUE));
CREATE TABLE part_list (a int, d date) PARTITION BY LIST (a) (PARTITION p1 VALUES IN (1,2,NULL), PARTITION p2 VALUES IN (3));
CREATE TABLE part_key (a int PRIMARY KEY) PARTITION BY KEY (a) PARTITIONS 3;
CREATE TABLE part_sub (a int, d date NOT NULL) PARTITION BY RANGE (year(d)) SUBPARTITION BY HASH (a) SUBPARTITIONS 2 (PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE keyless (a int, b varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci);
CREATE TABLE unique_only (a int NOT NULL, b int, UNIQUE KEY ua (a), UNIQUE KEY ub (b));
CREATE TABLE compressed (id int PRIMARY KEY, b varchar(200)) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;
CREATE VIEW z_view AS SELECT e.id, e.v, c.pname FROM expressions e LEFT JOIN child c ON e.id = c.pa WHERE e.n > (SELECT count(*) FROM parent);
CREATE ALGORITHM=TEMPTABLE VIEW a_view AS SELECT v.id, v.v AS w, 'l''it €' AS l FROM z_view v WHERE v.v LIKE '%x';
