package org.godwit.ui.app.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.godwit.ui.A11y;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.Palette;

/** The user guide beside the work: a page chosen from a list or by F1, with its pictures and links. Needs no browser. */
public final class GuideView extends ViewPart {
    public static final String ID = "org.godwit.ui.app.guide";
    private static final int MARGIN = 14;
    private static final int WIDEST_PICTURE = 620;

    private final GuideBook book = new GuideBook();
    private Combo chooser;
    private StyledText text;
    private LocalResourceManager resources;
    private List<String> files = List.of();
    private GuideText shown;
    private String page = "";
    private boolean dark;

    @Override
    public void createPartControl(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(root);
        chooser = new Combo(root, SWT.READ_ONLY | SWT.DROP_DOWN);
        A11y.name(chooser, Messages.GuideView_page);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(chooser);
        text = new StyledText(root, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        A11y.name(text, Messages.GuideView_text);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setLineSpacing(3);
        text.setCaret(null);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
        resources = new LocalResourceManager(JFaceResources.getResources(), text);
        files = List.copyOf(book.pages().keySet());
        book.pages().values().forEach(p -> chooser.add(p.title()));
        chooser.addListener(SWT.Selection, e -> show(files.get(chooser.getSelectionIndex())));
        text.addListener(SWT.MouseUp, e -> follow(new Point(e.x, e.y)));
        text.addPaintObjectListener(e -> {
            if (e.style.data instanceof Image image) {
                Rectangle size = image.getBounds();
                e.gc.drawImage(image, 0, 0, size.width, size.height, e.x, e.y + e.ascent - e.style.metrics.ascent, e.style.metrics.width, e.style.metrics.ascent);
            }
        });
        text.addPaintListener(e -> followTheme());
        show("workbench.md");
    }

    /** The theme is known when the text is painted, and may change later; pictures have a dark version each. */
    private void followTheme() {
        if (Palette.isDark(text) != dark) {
            dark = !dark;
            DisplayGate.post(text, () -> text.setStyleRanges(styles()));
        }
    }

    /** @param place file name of a page, and after a {@code #} a heading of it */
    public void show(String place) {
        String file = place.contains("#") ? place.substring(0, place.indexOf('#')) : place;
        GuidePage wanted = book.pages().get(file);
        if (wanted == null) {
            return;
        }
        if (!page.equals(file)) {
            page = file;
            chooser.select(files.indexOf(file));
            shown = new GuideText(wanted, fonts());
            text.setText(shown.text.toString());
            text.setStyleRanges(styles());
        }
        String heading = place.contains("#") ? place.substring(place.indexOf('#') + 1) : "";
        text.setTopIndex(text.getLineAtOffset(Optional.ofNullable(shown.headings.get(heading)).orElse(0)));
    }

    private static GuideText.Fonts fonts() {
        return new GuideText.Fonts(JFaceResources.getHeaderFont(), JFaceResources.getBannerFont(), JFaceResources.getTextFont());
    }

    private StyleRange[] styles() {
        Map<Integer, StyleRange> all = new LinkedHashMap<>();
        shown.styles.forEach(style -> all.put(style.start, style));
        shown.pictures.forEach((offset, picture) -> GuideBook.picture(picture.file(), dark).ifPresent(url -> {
            Image image = resources.create(ImageDescriptor.createFromURL(url));
            Rectangle size = image.getBounds();
            double scale = Math.min(1, (double) WIDEST_PICTURE / size.width);
            StyleRange place = new StyleRange();
            place.start = offset;
            place.length = 1;
            place.data = image;
            place.metrics = new GlyphMetrics((int) (size.height * scale), 0, (int) (size.width * scale));
            all.put(offset, place);
        }));
        List<StyleRange> sorted = new ArrayList<>(all.values());
        sorted.sort((a, b) -> Integer.compare(a.start, b.start));
        return sorted.stream().filter(s -> s.length > 0).toArray(StyleRange[]::new);
    }

    private void follow(Point point) {
        int offset = text.getOffsetAtPoint(point);
        shown.links.entrySet().stream().filter(link -> offset >= link.getKey().start && offset < link.getKey().start + link.getKey().length).map(Map.Entry::getValue).findFirst().ifPresent(target -> {
            if (target.startsWith("http")) {
                Program.launch(target);
            } else {
                show(target.startsWith("#") ? page + target : target.substring(target.lastIndexOf('/') + 1));
            }
        });
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }
}
