package org.godwit.tests.property;

import java.util.List;

/** Tables whose shape is what may go wrong: generated and invisible columns, zero as a number, no key, a key that may be NULL, names that need quotes. */
final class Shapes {
    private Shapes() {
    }

    static List<String> statements() {
        return List.of(
                "create table s_generated (id int not null primary key, a int, b varchar(30) character set utf8mb4, g1 bigint generated always as (a * 2) virtual, "
                        + "g2 bigint generated always as (a + 1) stored, g3 varchar(100) character set utf8mb4 generated always as (concat(b, '-', a)) stored)",
                "insert into s_generated (id, a, b) values (1, 1, 'x'), (2, null, null), (3, -2147483648, ''), (4, 2147483647, 'it''s \\\\')",
                "create table s_generated_first (g int generated always as (id + 1) stored, id int not null, b text, primary key (id))", "insert into s_generated_first (id, b) values (1, 'a'), (2, null), (3, '')",
                "create table s_zero (id int not null auto_increment primary key, v int)", "insert into s_zero values (0, 0), (-5, 1), (2147483646, 2)",
                "create table s_no_key (a int, b varchar(20) character set utf8mb4, c double)",
                "insert into s_no_key values (1, 'a', 1), (1, 'a', 1), (1, 'a', 1), (null, null, null), (null, null, null), (1, 'a ', 1), (1, 'A', 1), (1, '', -0e0), (1, null, 0)",
                "create table s_null_key (a int, b int, unique key u (a))", "insert into s_null_key values (null, 1), (null, 1), (null, 2), (1, 1), (2, null)",
                "create table s_unique_key (a int, b varchar(30) character set latin1 not null, c date not null, unique key u (b, c))",
                "insert into s_unique_key values (1, 'a', '2024-01-01'), (2, 'a', '2024-01-02'), (3, 'b', '0000-00-00'), (null, '', '9999-12-31')",
                "create table s_invisible (id int not null primary key, hidden varchar(20) invisible, shown int)", "insert into s_invisible (id, hidden, shown) values (1, 'secret', 1), (2, null, 2)",
                "create table s_empty (id int not null primary key, v longtext)",
                "create table s_moments (id int not null primary key, t timestamp not null default current_timestamp on update current_timestamp, d datetime(6) default current_timestamp(6))",
                "insert into s_moments values (1, '2001-01-01 00:00:00', null), (2, '2038-01-19 03:14:07', '2001-01-01 00:00:00.000001')",
                "create table `s names`` .\u00e9'\"\\` (`select` int not null, `a``b` int, `c.d e` int, `\u540d\u524d` int, `'\"\\` int, primary key (`select`))",
                "insert into `s names`` .\u00e9'\"\\` values (1, 2, 3, 4, 5), (2, null, null, null, null)",
                "create table s_only_key (a bigint unsigned not null, b char(3) not null, primary key (b, a))", "insert into s_only_key values (18446744073709551615, 'a'), (0, 'a'), (9223372036854775808, 'B'), (1, '')",
                "create table s_parts (id int not null, at date not null, v varchar(9), primary key (id, at)) partition by hash (id) partitions 3",
                "insert into s_parts values (1, '2024-01-01', 'a'), (2, '2024-01-01', 'b'), (3, '2025-01-01', null)");
    }
}
