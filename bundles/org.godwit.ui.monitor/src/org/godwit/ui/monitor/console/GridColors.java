package org.godwit.ui.monitor.console;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.painter.cell.TextPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.decorator.PaddingDecorator;
import org.eclipse.nebula.widgets.nattable.style.BorderStyle;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.SelectionStyleLabels;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.nebula.widgets.nattable.style.VerticalAlignmentEnum;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.godwit.ui.Palette;

/** Makes a NatTable look like the tables of the system, light or dark. */
final class GridColors extends AbstractRegistryConfiguration {
    /** Label of cells that are NULL. */
    static final String NULL = "null";

    private final Control like;
    /** That the registry has now. */
    private Color ground;

    /** @param like a control with the colours of the theme */
    GridColors(Control like) {
        this.like = like;
        this.ground = like.getBackground();
    }

    /** Takes the colours of another theme when it was switched. */
    void follow(IConfigRegistry registry) {
        if (!ground.equals(like.getBackground())) {
            configureRegistry(registry);
        }
    }

    @Override
    public void configureRegistry(IConfigRegistry registry) {
        ground = like.getBackground();
        Color text = like.getForeground();
        PaddingDecorator painter = new PaddingDecorator(new TextPainter(false, true, false), 0, 6, 0, 6);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, painter);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, painter, DisplayMode.NORMAL, GridRegion.COLUMN_HEADER);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style(ground, text), DisplayMode.NORMAL, GridRegion.BODY);
        Style selected = style(Palette.BLUE.tint(like, 0.35), text);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, selected, DisplayMode.SELECT);
        Style anchor = style(Palette.BLUE.tint(like, 0.55), text);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, anchor, DisplayMode.SELECT, SelectionStyleLabels.SELECTION_ANCHOR_STYLE);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, anchor, DisplayMode.NORMAL, SelectionStyleLabels.SELECTION_ANCHOR_STYLE);
        Style header = style(Palette.GREY.tint(like, 0.18), text);
        header.setAttributeValue(CellStyleAttributes.FONT, JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, header, DisplayMode.NORMAL, GridRegion.COLUMN_HEADER);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, header, DisplayMode.SELECT, GridRegion.COLUMN_HEADER);
        Style none = style(ground, Palette.faint(like));
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, none, DisplayMode.NORMAL, NULL);
        registry.registerConfigAttribute(CellConfigAttributes.GRID_LINE_COLOR, Palette.GREY.tint(like, 0.3));
    }

    private Style style(Color ground, Color text) {
        Style style = new Style();
        style.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, ground);
        style.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, text);
        style.setAttributeValue(CellStyleAttributes.FONT, JFaceResources.getDefaultFont());
        style.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.LEFT);
        style.setAttributeValue(CellStyleAttributes.VERTICAL_ALIGNMENT, VerticalAlignmentEnum.MIDDLE);
        style.setAttributeValue(CellStyleAttributes.BORDER_STYLE, (BorderStyle) null);
        style.setAttributeValue(CellStyleAttributes.TEXT_DECORATION, null);
        return style;
    }

    /** Colours of a table, which the theme paints; a plain composite has those of a dialog. */
    static Color ground(Control control) {
        return control.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND);
    }
}
