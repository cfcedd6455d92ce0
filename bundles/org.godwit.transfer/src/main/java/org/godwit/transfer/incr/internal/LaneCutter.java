package org.godwit.transfer.incr.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.godwit.core.model.ObjectName;

/**
 * Deals the net changes of a batch out to lanes, so that changes which might be in each other's way are in one lane. Depends on the changes and the number of lanes alone: after a crash the same batch
 * is dealt out the same way. Without state.
 */
final class LaneCutter {
    private LaneCutter() {
    }

    /** By lane, changes in the order of their tables and keys. */
    static List<List<NetChange>> cut(List<NetChange> net, int lanes) {
        List<List<NetChange>> byLane = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            byLane.add(new ArrayList<>());
        }
        Map<ObjectName, List<NetChange>> byTarget = new LinkedHashMap<>();
        net.forEach(c -> byTarget.computeIfAbsent(c.route().target().name(), n -> new ArrayList<>()).add(c));
        byTarget.forEach((target, changes) -> {
            changes.sort((a, b) -> a.key().compareTo(b.key()));
            int[] lane = lanes == 1 ? new int[changes.size()] : lanes(target, changes, lanes);
            for (int i = 0; i < lane.length; i++) {
                byLane.get(lane[i]).add(changes.get(i));
            }
        });
        return byLane;
    }

    private static int[] lanes(ObjectName target, List<NetChange> changes, int lanes) {
        boolean oneSource = changes.stream().allMatch(c -> c.route() == changes.getFirst().route());
        if (oneSource && changes.getFirst().route().separate()) {
            return changes.stream().mapToInt(c -> c.key().lane(lanes)).toArray();
        }
        int[] lane = new int[changes.size()];
        if (changes.stream().anyMatch(LaneCutter::isUnclear)) {
            java.util.Arrays.fill(lane, new KeyBytes(target.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)).lane(lanes));
            return lane;
        }
        int[] leader = connect(changes);
        for (int i = 0; i < lane.length; i++) {
            lane[i] = changes.get(find(leader, i)).key().lane(lanes);
        }
        return lane;
    }

    private static boolean isUnclear(NetChange change) {
        return change.route().unclear() || images(change).anyMatch(image -> change.route().uniques().stream().anyMatch(u -> u.isUnclear(image)));
    }

    private static Stream<Image> images(NetChange change) {
        return Stream.of(change.before(), change.after()).filter(Image::exists);
    }

    /** The first of each group of connected changes leads it; since they are in key order it has the smallest key. */
    private static int[] connect(List<NetChange> changes) {
        int[] leader = new int[changes.size()];
        Map<KeyBytes, Integer> holder = new HashMap<>();
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
            NetChange change = changes.get(i);
            for (UniqueKey unique : change.route().uniques()) {
                for (Image image : (Iterable<Image>) images(change)::iterator) {
                    Optional<KeyBytes> key = unique.of(image);
                    if (key.isPresent()) {
                        Integer other = holder.putIfAbsent(key.get(), i);
                        if (other != null) {
                            join(leader, other, i);
                        }
                    }
                }
            }
        }
        return leader;
    }

    private static void join(int[] leader, int a, int b) {
        int x = find(leader, a);
        int y = find(leader, b);
        leader[Math.max(x, y)] = Math.min(x, y);
    }

    private static int find(int[] leader, int i) {
        int at = i;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
