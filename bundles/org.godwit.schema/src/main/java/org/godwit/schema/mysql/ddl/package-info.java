/**
 * Reads the DDL statements of the MySQL family as they stand in a server's log.
 *
 * <p>The reader is our own. The one free parser that knows both dialects (debezium-ddl-parser) is generated for ANTLR 4.10, whose runtime refuses the tables that OceanBase's parser
 * (ob-sql-parser, ANTLR 4.9.1) brings, so that both cannot stand on one class path; and its model of a table knows neither unique keys nor the texts of clauses, which are needed here.
 */
package org.godwit.schema.mysql.ddl;
