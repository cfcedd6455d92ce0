package org.godwit.ui.monitor;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.godwit.core.error.Problem;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService.ComponentView;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.ComponentService.Operation;
import org.godwit.supervisor.service.PositionText;
import org.godwit.ui.EngineSentences;

/**
 * One line of the components view.
 *
 * @param live what only a Store and an Incr-Sync have
 */
public record ComponentLine(ComponentView component, Optional<LiveView> live) {
    static ComponentLine of(ComponentView component, Map<String, LiveView> live) {
        return new ComponentLine(component, Optional.ofNullable(live.get(component.name())));
    }

    public String name() {
        return component.name();
    }

    public Component.Kind kind() {
        return component.kind();
    }

    /** For a caption. */
    public String title() {
        return kind().label() + "  ·  " + component.projectName() + "  ·  " + name();
    }

    /** Empty while it is not measured, and for components that copy or compare. */
    public Optional<Long> delaySeconds() {
        return live.filter(l -> l.sampled().isPresent()).map(LiveView::delaySeconds);
    }

    /** As its connector wrote it, with everything that is needed to go on from there. */
    public String position() {
        return live.map(LiveView::position).orElse("");
    }

    String readablePosition() {
        return PositionText.readable(position());
    }

    /** The position in words of its parts, for a tooltip. */
    String positionDetails() {
        String gtids = PositionText.gtids(position());
        return position().isEmpty() ? "" : readablePosition() + (gtids.isEmpty() ? "" : "\nGTID " + gtids.replace(",", ",\n"));
    }

    /** Why it does not run, else what it does. */
    String note() {
        return EngineSentences.say(live.map(l -> l.problem().map(Problem::message).orElse(l.note())).orElse(""));
    }

    /** What can be done with it now (OMS: operations by state). */
    public Set<Operation> operations() {
        return live.map(LiveView::operations).orElseGet(() -> switch (component.state()) {
            case RUNNING -> EnumSet.of(Operation.PAUSE, Operation.UPDATE);
            case STOPPED, ABNORMAL -> EnumSet.of(Operation.START, Operation.UPDATE, Operation.RERUN, Operation.DELETE);
            case COMPLETED -> EnumSet.of(Operation.RERUN, Operation.DELETE);
        });
    }
}
