package org.godwit.connector.mysql.apply;

import java.util.List;
import org.godwit.core.change.RowChanges;
import org.godwit.core.model.IndexDef;
import org.godwit.core.row.RowBatch;
import org.godwit.schema.mysql.Sql;

/** Writes the statement of a step. Without state but for the dialect. */
final class StatementText {
    private final Dialect dialect;

    StatementText(Dialect dialect) {
        this.dialect = dialect;
    }

    void write(Step step, SqlBuffer out) {
        switch (step.form()) {
            case DELETE_KEYS, CLEAR_KEYS -> deleteKeys(step, out);
            case DELETE_KEY, CLEAR_KEY -> {
                out.add("DELETE FROM ").add(step.table().sqlName()).add(" WHERE ");
                key(step.table(), step.known(), step.from(), out);
            }
            case DELETE_IMAGE -> {
                out.add("DELETE FROM ").add(step.table().sqlName()).add(" WHERE ");
                image(step.table(), step.before(), step.from(), out);
                out.add(" LIMIT 1");
            }
            case DELETE_RIVALS -> rivals(step, out);
            case UPDATE_KEY -> {
                update(step, out);
                key(step.table(), step.known(), step.from(), out);
            }
            case UPDATE_IMAGE -> {
                update(step, out);
                image(step.table(), step.before(), step.from(), out);
                out.add(" LIMIT 1");
            }
            case INSERT -> rows("INSERT", step, out);
            case REPLACE -> rows("REPLACE", step, out);
            case UPSERT, PUT -> {
                rows("INSERT", step, out);
                upsert(step, out);
            }
        }
    }

    private static void rows(String verb, Step step, SqlBuffer out) {
        List<ChangeColumn> columns = step.table().columns();
        out.add(verb).add(" INTO ").add(step.table().sqlName());
        String separator = " (";
        for (ChangeColumn column : columns) {
            out.add(separator).add(column.name);
            separator = ",";
        }
        out.add(") VALUES ");
        for (int row = step.from(); row < step.to(); row++) {
            out.add(row == step.from() ? '(' : ',');
            if (row > step.from()) {
                out.add('(');
            }
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    out.add(',');
                }
                columns.get(i).value(out, step.after(), row);
            }
            out.add(')');
        }
    }

    /**
     * A table with more unique indexes might meet another row by one of them; then its key does not match, and NULL for the key, which a strict session refuses, ends the statement.
     * Columns that the server would set by itself keep their value.
     */
    private void upsert(Step step, SqlBuffer out) {
        ChangeTable table = step.table();
        out.add(dialect.rowAlias() ? " AS godwit_new ON DUPLICATE KEY UPDATE " : " ON DUPLICATE KEY UPDATE ");
        String separator = "";
        if (!table.otherUnique().isEmpty()) {
            String first = table.key().getFirst().name;
            out.add(first).add("=IF(");
            for (ChangeColumn column : table.key()) {
                out.add(separator).add(old(table, column.name)).add("<=>").add(fresh(column.name));
                separator = " AND ";
            }
            out.add(',').add(old(table, first)).add(",NULL)");
            separator = ",";
        }
        for (ChangeColumn column : table.columns()) {
            if (!table.key().contains(column)) {
                out.add(separator).add(column.name).add('=').add(fresh(column.name));
                separator = ",";
            }
        }
        for (String name : table.untouched()) {
            out.add(separator).add(name).add('=').add(old(table, name));
        }
    }

    private static String old(ChangeTable table, String column) {
        return table.sqlName() + "." + column;
    }

    private String fresh(String column) {
        return dialect.rowAlias() ? "godwit_new." + column : "VALUES(" + column + ")";
    }

    private static void update(Step step, SqlBuffer out) {
        ChangeTable table = step.table();
        boolean whole = step.kind() == RowChanges.Kind.INSERT;
        out.add("UPDATE ").add(table.sqlName());
        String separator = " SET ";
        for (ChangeColumn column : table.columns()) {
            if (whole || column.target.onUpdate().isPresent() || !column.isUnchanged(step.before(), step.after(), step.from())) {
                out.add(separator).add(column.name).add('=');
                column.value(out, step.after(), step.from());
                separator = ",";
            }
        }
        for (String name : table.untouched()) {
            out.add(separator).add(name).add('=').add(name);
            separator = ",";
        }
        out.add(" WHERE ");
    }

    /** Both families make ranges of the key of lists, of row constructors too. */
    private static void deleteKeys(Step step, SqlBuffer out) {
        List<ChangeColumn> key = step.table().key();
        out.add("DELETE FROM ").add(step.table().sqlName()).add(" WHERE ");
        String separator = key.size() == 1 ? "" : "(";
        for (ChangeColumn column : key) {
            out.add(separator).add(column.name);
            separator = ",";
        }
        out.add(key.size() == 1 ? " IN (" : ") IN (");
        for (int row = step.from(); row < step.to(); row++) {
            separator = row == step.from() ? key.size() == 1 ? "" : "(" : key.size() == 1 ? "," : "),(";
            for (ChangeColumn column : key) {
                column.find(out.add(separator), step.before(), row);
                separator = ",";
            }
        }
        out.add(key.size() == 1 ? ")" : "))");
    }

    /** The row by its key. */
    void key(ChangeTable table, RowBatch image, int row, SqlBuffer out) {
        String separator = "";
        for (ChangeColumn column : table.key()) {
            out.add(separator);
            column.equal(out, image, row);
            separator = " AND ";
        }
    }

    /** A row with exactly these values. */
    void image(ChangeTable table, RowBatch image, int row, SqlBuffer out) {
        String separator = "";
        for (ChangeColumn column : table.columns()) {
            column.same(out.add(separator), image, row);
            separator = " AND ";
        }
    }

    /** Other rows that have one of the row's unique keys. What an expression or a column that is not delivered decides is left to the server, which refuses the row then. */
    private void rivals(Step step, SqlBuffer out) {
        out.add("DELETE FROM ").add(step.table().sqlName()).add(" WHERE (");
        String separator = "";
        for (IndexDef index : step.table().otherUnique()) {
            int start = out.size();
            out.add(separator);
            if (unique(step, index, out)) {
                separator = " OR ";
            } else {
                out.cut(start);
            }
        }
        out.add(separator.isEmpty() ? "FALSE)" : ")");
        if (step.table().hasKey()) {
            out.add(" AND NOT (");
            key(step.table(), step.after(), step.from(), out);
            out.add(')');
        }
    }

    private static boolean unique(Step step, IndexDef index, SqlBuffer out) {
        String separator = "";
        for (IndexDef.Part part : index.parts()) {
            if (!(part instanceof IndexDef.Part.Column c) || step.table().column(c.name()).isEmpty()) {
                return false;
            }
            ChangeColumn column = step.table().column(c.name()).get();
            if (step.after().isNull(step.from(), column.number)) {
                return false;
            }
            out.add(separator);
            if (c.prefix().isPresent()) {
                String length = "," + c.prefix().getAsInt() + ")";
                out.add("LEFT(").add(Sql.quote(c.name())).add(length).add("=LEFT(");
                column.find(out, step.after(), step.from());
                out.add(length);
            } else {
                column.equal(out, step.after(), step.from());
            }
            separator = " AND ";
        }
        return true;
    }
}
