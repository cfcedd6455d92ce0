package org.godwit.ui.tests.harness;

import java.util.Arrays;
import java.util.stream.Stream;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.forms.widgets.Hyperlink;

/** Walks widgets and reads what they show. Called in the display thread. */
public final class Widgets {

    private Widgets() {
    }

    /** The widget and all below it, items of tables, trees, tool bars and tab folders included. */
    public static Stream<Widget> below(Widget root) {
        return root.isDisposed() ? Stream.empty() : Stream.concat(Stream.of(root), parts(root).flatMap(Widgets::below));
    }

    /** The widget and the controls below it, without the items of tables and trees, which a virtual one would have to make. */
    public static Stream<Widget> controls(Widget root) {
        return root.isDisposed() ? Stream.empty() : Stream.concat(Stream.of(root), root instanceof Composite c ? Arrays.stream(c.getChildren()).flatMap(Widgets::controls) : Stream.empty());
    }

    private static Stream<? extends Widget> parts(Widget widget) {
        return switch (widget) {
            case Table table -> Arrays.stream(table.getItems());
            case Tree tree -> Arrays.stream(tree.getItems());
            case TreeItem item -> Arrays.stream(item.getItems());
            case ToolBar bar -> Stream.concat(Arrays.stream(bar.getItems()), Arrays.stream(bar.getChildren()));
            case CTabFolder folder -> Stream.concat(Arrays.stream(folder.getItems()), Arrays.stream(folder.getChildren()));
            case Composite composite -> Arrays.stream(composite.getChildren());
            default -> Stream.empty();
        };
    }

    /** What it shows, empty for a widget without text. */
    public static String text(Widget widget) {
        return switch (widget) {
            case Button button -> button.getText();
            case Label label -> label.getText();
            case Link link -> link.getText();
            case Text text -> text.getText();
            case StyledText text -> text.getText();
            case Combo combo -> combo.getText();
            case Group group -> group.getText();
            case Shell shell -> shell.getText();
            case Hyperlink link -> link.getText();
            case CTabItem item -> item.getText();
            case Item item -> item.getText();
            default -> "";
        };
    }

    /** Without the mark of the mnemonic, the arrow of a wizard's buttons and trailing dots. */
    public static String plain(String text) {
        return text.replace("&", "").replaceAll("^< | >$|\\.{3}$|…$", "");
    }
}
