package org.godwit.connector.mysql.verify;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.RowSql;
import org.godwit.schema.mysql.Sql;

/** Statements for servers of the MySQL family. Without state. */
public final class MySqlRowSql implements RowSql {
    /** A longer value is compared by its hash, so that a statement about a row is not as large as the row. */
    private static final int LONGEST_COMPARED = 1000;

    private final DataSourceType type;

    public MySqlRowSql(DataSourceType type) {
        this.type = type;
    }

    /** Values mean the same as in our own sessions: UTF-8, UTC, zero dates and zero in an auto-increment column taken as they are. */
    @Override
    public String preamble() {
        return """
                -- for %s
                SET NAMES utf8mb4;
                SET time_zone='+00:00';
                SET sql_mode='NO_AUTO_VALUE_ON_ZERO';
                SET foreign_key_checks=0;
                """.formatted(type.label());
    }

    @Override
    public void insert(ObjectName table, List<Cell> values, Appendable out) throws IOException {
        out.append("INSERT INTO ").append(name(table)).append(" (").append(values.stream().map(c -> Sql.quote(c.column().name())).collect(Collectors.joining(","))).append(") VALUES (");
        String separator = "";
        for (Cell cell : values) {
            Literals.write(cell, out.append(separator));
            separator = ",";
        }
        out.append(")");
    }

    @Override
    public void update(ObjectName table, List<Cell> set, List<Cell> where, Appendable out) throws IOException {
        out.append("UPDATE ").append(name(table));
        String separator = " SET ";
        for (Cell cell : set) {
            Literals.write(cell, out.append(separator).append(Sql.quote(cell.column().name())).append("="));
            separator = ",";
        }
        where(" WHERE ", where, false, out);
    }

    @Override
    public void updateIf(ObjectName table, List<Cell> set, List<Cell> where, List<Cell> seen, Appendable out) throws IOException {
        update(table, set, where, out);
        where(" AND ", seen, true, out);
    }

    @Override
    public void deleteIf(ObjectName table, List<Cell> where, List<Cell> seen, long limit, Appendable out) throws IOException {
        out.append("DELETE FROM ").append(name(table));
        where(" WHERE ", where, false, out);
        where(where.isEmpty() ? " WHERE " : " AND ", seen, true, out);
        out.append(limit > 0 ? " LIMIT " + limit : "");
    }

    @Override
    public void delete(ObjectName table, List<Cell> where, long limit, Appendable out) throws IOException {
        out.append("DELETE FROM ").append(name(table));
        where(" WHERE ", where, limit > 0, out);
        out.append(limit > 0 ? " LIMIT " + limit : "");
    }

    @Override
    public String show(Cell cell, int limit) {
        return Literals.show(cell, limit);
    }

    private static void where(String first, List<Cell> cells, boolean exact, Appendable out) throws IOException {
        String separator = first;
        for (Cell cell : cells) {
            out.append(separator);
            if (exact || Literals.isBroken(cell)) {
                exact(cell, out);
            } else {
                Literals.write(cell, out.append(Sql.quote(cell.column().name())).append("="));
            }
            separator = " AND ";
        }
    }

    /** Without a key a row is known only by all its bytes, so no collation may make two values equal. */
    private static void exact(Cell cell, Appendable out) throws IOException {
        if (cell.value().isEmpty()) {
            out.append(Sql.quote(cell.column().name())).append(" IS NULL");
            return;
        }
        String value = CanonicalSql.value(cell.column(), cell.form());
        switch (cell.form().kind()) {
            case PLAIN, NUMBER, DECIMAL, DOUBLE, TEMPORAL -> Literals.write(cell, out.append(value).append("="));
            case BYTES, UTF8, JSON, GEOMETRY -> {
                byte[] bytes = cell.value().get();
                if (bytes.length > LONGEST_COMPARED) {
                    out.append("SHA2(CAST(").append(value).append(" AS BINARY),256)='").append(sha256(bytes)).append("'");
                    return;
                }
                if (Literals.isBroken(cell)) {
                    Literals.binary(cell, out.append("CAST(").append(value).append(" AS BINARY)="));
                    return;
                }
                Literals.write(cell, out.append("CAST(").append(value).append(" AS BINARY)=CAST("));
                out.append(" AS BINARY)");
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String name(ObjectName table) {
        return Sql.quote(table);
    }
}
