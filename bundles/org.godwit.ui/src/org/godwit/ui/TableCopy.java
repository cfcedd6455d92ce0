package org.godwit.ui;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Table;

/**
 * Copies rows of a table in the format that the next program wants. Ctrl+C copies text, Ctrl+Shift+C asks for the format; the context menu of the table, whoever made it, offers the same.
 * Display thread only.
 */
public final class TableCopy {
    private static final String ID = "org.godwit.ui.copyAs";

    /** How rows are written. */
    public enum Format {
        /** Tab-separated lines, as spreadsheets take them. */
        TEXT,
        /** RFC 4180. */
        CSV,
        MARKDOWN,
        /** INSERT statements in the words of the MySQL family, into a table that is named afterwards. */
        SQL;

        private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d\u2009]*(\\.\\d+)?");

        String write(List<String> titles, List<List<String>> rows) {
            return switch (this) {
                case TEXT -> lines(titles, rows, text -> text.replace('\t', ' ').replace('\n', ' '), "\t", "", "");
                case CSV -> lines(titles, rows, Format::csv, ",", "", "");
                case MARKDOWN -> {
                    String head = lines(titles, List.of(), Format::markdown, " | ", "| ", " |");
                    String rule = lines(Collections.nCopies(titles.size(), "---"), List.of(), UnaryOperator.identity(), " | ", "| ", " |");
                    yield head + rule + rows.stream().map(row -> lines(row, List.of(), Format::markdown, " | ", "| ", " |")).collect(Collectors.joining());
                }
                case SQL -> {
                    String begin = "INSERT INTO `table_name` (" + titles.stream().map(t -> "`" + t.replace("`", "``") + "`").collect(Collectors.joining(", ")) + ") VALUES (";
                    yield rows.stream().map(row -> begin + row.stream().map(Format::literal).collect(Collectors.joining(", ")) + ");\n").collect(Collectors.joining());
                }
            };
        }

        private static String lines(List<String> titles, List<List<String>> rows, UnaryOperator<String> cell, String separator, String before, String after) {
            StringBuilder out = new StringBuilder(titles.stream().map(cell).collect(Collectors.joining(separator, before, after))).append('\n');
            rows.forEach(row -> out.append(row.stream().map(cell).collect(Collectors.joining(separator, before, after))).append('\n'));
            return out.toString();
        }

        private static String csv(String text) {
            return text.matches("(?s).*[\",\n\r].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
        }

        private static String markdown(String text) {
            return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "<br>");
        }

        /** Thin spaces between the digits of a number are ours, not the number's. */
        private static String literal(String text) {
            if (NUMBER.matcher(text).matches()) {
                return text.replace("\u2009", "");
            }
            return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
        }
    }

    private final Table table;
    private final Function<Format, String> export;

    /** @param export what is copied */
    TableCopy(Table table, Function<Format, String> export) {
        this.table = table;
        this.export = export;
    }

    void install() {
        table.addListener(SWT.KeyDown, this::onKey);
        table.addListener(SWT.MenuDetect, e -> offer());
    }

    private void onKey(Event event) {
        boolean letter = event.keyCode == 'c' || event.keyCode == 'C';
        if (letter && event.stateMask == SWT.MOD1) {
            copy(Format.TEXT);
        } else if (letter && event.stateMask == (SWT.MOD1 | SWT.MOD2)) {
            ask();
        }
    }

    private void copy(Format format) {
        Clip.copy(table, export.apply(format));
    }

    /** The formats at the selected row, so that the keyboard is enough. */
    private void ask() {
        MenuManager formats = new MenuManager();
        fill(formats);
        Menu menu = formats.createContextMenu(table);
        Rectangle row = table.getSelectionIndex() < 0 ? table.getClientArea() : table.getItem(table.getSelectionIndex()).getBounds();
        menu.setLocation(table.toDisplay(row.x, row.y + Math.min(row.height, table.getItemHeight())));
        menu.addListener(SWT.Hide, e -> table.getDisplay().asyncExec(formats::dispose));
        menu.setVisible(true);
    }

    /** A table without a menu gets one; a menu of the workbench gets the formats each time it shows, since it may be filled anew each time. */
    private void offer() {
        if (table.getMenu() == null) {
            MenuManager own = new MenuManager();
            table.setMenu(own.createContextMenu(table));
        }
        if (table.getData(ID) == null && table.getMenu().getData(MenuManager.MANAGER_KEY) instanceof MenuManager manager) {
            table.setData(ID, Boolean.TRUE);
            manager.addMenuListener(this::addTo);
            addTo(manager);
        }
    }

    private void addTo(IMenuManager menu) {
        IContributionItem before = menu.find(ID);
        if (before == null) {
            MenuManager formats = new MenuManager(Messages.TableCopy_as, Icons.COPY.descriptor(), ID);
            fill(formats);
            menu.add(new Separator());
            menu.add(formats);
        }
    }

    private void fill(IMenuManager menu) {
        for (Format format : Format.values()) {
            menu.add(new Action(label(format), Icons.COPY.descriptor()) {
                @Override
                public void run() {
                    copy(format);
                }
            });
        }
    }

    private static String label(Format format) {
        return switch (format) {
            case TEXT -> Messages.TableCopy_text;
            case CSV -> Messages.TableCopy_csv;
            case MARKDOWN -> Messages.TableCopy_markdown;
            case SQL -> Messages.TableCopy_sql;
        };
    }
}
