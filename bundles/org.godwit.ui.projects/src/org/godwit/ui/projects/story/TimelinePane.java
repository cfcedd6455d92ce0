package org.godwit.ui.projects.story;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.supervisor.diagnosis.TimelineEvent;
import org.godwit.ui.Column;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;

/** What happened to a step, the newest first. */
final class TimelinePane {
    private final RecordTable<TimelineEvent> table;

    TimelinePane(Composite parent) {
        table = new RecordTable<>(parent, SWT.MULTI, e -> e,
                List.of(Column.<TimelineEvent>text(Messages.Story_when, 170, e -> Formats.time(e.at())).icon(e -> icon(e).image()).sortedBy(Comparator.comparing(TimelineEvent::at)),
                        Column.text(Messages.Story_kind, 110, e -> label(e.kind())), Column.text(Messages.Story_subject, 190, e -> EngineWords.task(e.subject())), Column.text(Messages.Story_text, 460, TimelinePane::text),
                        Column.text(Messages.Story_code, 160, TimelineEvent::errorCode), Column.text(Messages.Story_operator, 90, TimelineEvent::operator)));
    }

    Control control() {
        return table.control();
    }

    void show(List<TimelineEvent> events) {
        table.setRows(events);
    }

    /** States as they are called elsewhere, with what else is said. */
    private static String text(TimelineEvent event) {
        return switch (event.kind()) {
            case STATE, TASK -> Stream.of(event.text().split(" → ", -1)).map(EngineWords::state).collect(Collectors.joining(" → "));
            case ATTEMPT, FAILURE, ANSWER -> EngineSentences.say(event.text());
        };
    }

    private static String label(TimelineEvent.Kind kind) {
        return switch (kind) {
            case STATE -> Messages.Kind_state;
            case TASK -> Messages.Kind_task;
            case ATTEMPT -> Messages.Kind_attempt;
            case FAILURE -> Messages.Kind_failure;
            case ANSWER -> Messages.Kind_answer;
        };
    }

    private static Icons icon(TimelineEvent event) {
        return switch (event.kind()) {
            case STATE, TASK -> Icons.STATE_INFO;
            case ATTEMPT -> Icons.STATE_WARNING;
            case FAILURE -> Icons.STATE_FAILED;
            case ANSWER -> Icons.EDIT;
        };
    }
}
