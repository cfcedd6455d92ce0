package org.godwit.ui.tests.harness;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;
import org.godwit.ui.A11y;

/** Finds what a screen reader could not name. Called in the display thread. */
public final class Names {
    private Names() {
    }

    /** Visible controls below the root that take input and have no name: neither words of their own, nor a label before them, nor a name given with {@link A11y}. */
    public static List<String> missing(Widget root) {
        return Widgets.below(root).filter(w -> !(w instanceof Control c) || c.isVisible()).filter(Names::nameless).map(Names::describe).toList();
    }

    private static boolean nameless(Widget widget) {
        return switch (widget) {
            case ToolItem item -> (item.getStyle() & SWT.SEPARATOR) == 0 && item.getImage() != null && item.getControl() == null && blank(item.getText()) && blank(item.getToolTipText());
            case Button button -> blank(button.getText()) && blank(button.getToolTipText()) && unnamed(button);
            // what cannot be changed and says something names itself, as the message of a wizard page
            case Text text -> ((text.getStyle() & SWT.READ_ONLY) == 0 || blank(text.getText())) && unnamed(text);
            case Combo combo -> unnamed(combo);
            case CCombo combo -> unnamed(combo);
            case Spinner spinner -> unnamed(spinner);
            case Table table -> unnamed(table);
            case Tree tree -> unnamed(tree);
            case StyledText text -> unnamed(text);
            case Canvas canvas -> canvas.getClass() != Canvas.class && canvas.getClass().getName().startsWith("org.godwit.") && unnamed(canvas);
            default -> false;
        };
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** The toolkit ties a label to the control behind it; a group names what it holds alone. */
    private static boolean unnamed(Control control) {
        if (!A11y.name(control).isBlank()) {
            return false;
        }
        Composite parent = control.getParent();
        Control before = null;
        for (Control sibling : parent.getChildren()) {
            if (sibling == control) {
                break;
            }
            before = sibling;
        }
        boolean labelled = before instanceof Label label && !blank(label.getText()) || before instanceof Button button && !blank(button.getText());
        boolean grouped = parent instanceof Group group && !blank(group.getText()) && parent.getChildren().length == 1;
        return !labelled && !grouped && !ofThePlatform(control);
    }

    /** Parts that Eclipse brings name themselves with listeners that cannot be asked. */
    private static boolean ofThePlatform(Control control) {
        for (Control c = control; c != null; c = c.getParent()) {
            String name = c.getClass().getName();
            if (name.startsWith("org.eclipse.ui.internal.") || name.startsWith("org.eclipse.ui.views.") || name.startsWith("org.eclipse.e4.") || "org.eclipse.ui.dialogs.FilteredTree".equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Widget widget) {
        StringBuilder path = new StringBuilder(widget.getClass().getSimpleName());
        if (widget instanceof Text text) {
            path.append(" \"").append(text.getText().isEmpty() ? text.getMessage() : text.getText()).append('"');
        }
        if (widget instanceof Control control) {
            for (Composite parent = control.getParent(); parent != null; parent = parent.getParent()) {
                if (parent.getClass().getName().startsWith("org.godwit.")) {
                    path.append(" in ").append(parent.getClass().getSimpleName());
                }
            }
            Label label = (Label) Widgets.below(control.getParent()).filter(Label.class::isInstance).findFirst().orElse(null);
            path.append(" at ").append(control.getBounds()).append(label == null ? "" : " near \"" + label.getText() + '"');
        }
        return path.toString();
    }
}
