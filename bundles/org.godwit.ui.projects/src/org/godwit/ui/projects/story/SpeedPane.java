package org.godwit.ui.projects.story;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.godwit.supervisor.diagnosis.Bottleneck.Lever;
import org.godwit.supervisor.diagnosis.Bottleneck.Share;
import org.godwit.ui.Column;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.Formats;
import org.godwit.ui.Palette;
import org.godwit.ui.RecordTable;

/** Which stage a running step spends its time in, as bars with numbers, and which parameters would move it. */
final class SpeedPane {
    private static final int LINE = 24;
    private static final int LABEL = 130;
    private static final int NUMBERS = 190;
    /** How much an empty bar stands out. */
    private static final double TRACK = 0.2;

    private final Composite root;
    private final Label verdict;
    private final Canvas bars;
    private final RecordTable<Lever> levers;
    private Optional<Bottleneck> shown = Optional.empty();

    SpeedPane(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 8).spacing(6, 8).applyTo(root);
        verdict = new Label(root, SWT.WRAP);
        verdict.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(verdict);
        bars = new Canvas(root, SWT.DOUBLE_BUFFERED);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, LINE).applyTo(bars);
        bars.addPaintListener(e -> paint(e.gc));
        bars.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = Messages.Speed_name + ": " + verdict.getText();
            }
        });
        levers = new RecordTable<>(root, SWT.BORDER | SWT.SINGLE, Lever::parameter,
                List.of(Column.text(Messages.Speed_parameter, 250, Lever::parameter), Column.text(Messages.Speed_present, 150, lever -> EngineSentences.say(lever.present())),
                        Column.text(Messages.Speed_advice, 460, lever -> EngineSentences.say(lever.advice()))));
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 60).applyTo(levers.control());
        show(Optional.empty());
    }

    Control control() {
        return root;
    }

    void show(Optional<Bottleneck> bottleneck) {
        shown = bottleneck;
        verdict.setText(bottleneck.map(b -> EngineSentences.say(b.verdict())).orElse(Messages.Speed_none));
        int lines = bottleneck.map(b -> b.stages().size()).orElse(0);
        ((GridData) bars.getLayoutData()).heightHint = Math.max(1, lines * LINE);
        levers.setRows(bottleneck.map(Bottleneck::levers).orElse(List.of()));
        levers.control().setVisible(bottleneck.isPresent());
        root.layout(true);
        bars.redraw();
    }

    private void paint(GC gc) {
        if (shown.isEmpty()) {
            return;
        }
        gc.setAntialias(SWT.ON);
        int width = Math.max(40, bars.getClientArea().width - LABEL - NUMBERS);
        int y = 0;
        for (Share share : shown.get().stages()) {
            boolean dominant = share.stage() == shown.get().dominant();
            gc.setForeground(dominant ? Palette.AMBER.color() : bars.getForeground());
            int text = y + (LINE - gc.getFontMetrics().getHeight()) / 2;
            gc.drawText(EngineWords.stage(share.stage()), 0, text, SWT.DRAW_TRANSPARENT);
            gc.setBackground(Palette.GREY.tint(bars, TRACK));
            gc.fillRoundRectangle(LABEL, y + LINE / 2 - 4, width, 8, 8, 8);
            int filled = (int) Math.round(width * share.percent() / 100);
            if (filled > 0) {
                gc.setBackground(dominant ? Palette.AMBER.color() : Palette.BLUE.color());
                gc.fillRoundRectangle(LABEL, y + LINE / 2 - 4, filled, 8, 8, 8);
            }
            gc.drawText(Messages.bind(Messages.Speed_busy, String.format(Locale.ROOT, "%.1f", share.busy()), Formats.percent(share.percent())), LABEL + width + 12, text, SWT.DRAW_TRANSPARENT);
            y += LINE;
        }
    }
}
