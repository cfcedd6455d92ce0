package org.godwit.transfer.incr.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.ValueKind;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.ChangeApplier.KeyForm;
import org.junit.jupiter.api.Test;

class LaneCutterTest {
    private static final TableDef TABLE = new TableDef(new ObjectName("d", "t"), List.of(column("id"), column("u")),
            List.of(index("PRIMARY", IndexDef.Kind.PRIMARY, "id"), index("u", IndexDef.Kind.UNIQUE, "u")), List.of(), List.of(), Optional.empty(), "InnoDB", "utf8mb4", "utf8mb4_bin", "", OptionalLong.empty(),
            0, 0);

    private static ColumnDef column(String name) {
        SqlType type = new SqlType("int", "int", ValueKind.INTEGER, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of());
        return new ColumnDef(name, 1, type, name.equals("u"), Optional.empty(), Optional.empty(), false, Optional.empty(), false, Optional.empty(), Optional.empty(), "");
    }

    private static IndexDef index(String name, IndexDef.Kind kind, String column) {
        return new IndexDef(name, kind, List.of(new IndexDef.Part.Column(column, OptionalInt.empty(), false)), true, "", Optional.empty());
    }

    private static Image image(int id, int u) {
        RowBatch.Builder builder = new RowBatch.Builder(2, 1, 16);
        for (int value : new int[] {id, u}) {
            byte[] bytes = Integer.toString(value).getBytes(StandardCharsets.US_ASCII);
            builder.add(bytes, 0, bytes.length);
        }
        return new Image(builder.build(), 0);
    }

    private static List<NetChange> swaps(Route route, List<Integer> values) {
        List<NetChange> net = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Image before = image(i, i);
            Image after = image(i, values.get(i));
            net.add(new NetChange(route, KeyBytes.of(before, route.key()), before, after, route.changesUnique(before, after)));
        }
        return net;
    }

    private static Route route() throws GodwitException {
        return Route.of(TableMapping.same(TABLE.name()), TABLE, TABLE, c -> KeyForm.BYTES, false);
    }

    /** Lanes are found again by another process, also by a later version: these numbers must never change. */
    @Test
    void theHashIsWhatItAlwaysWas() {
        assertThat(IntStream.range(0, 12).map(i -> new KeyBytes(Integer.toString(1000 + i).getBytes(StandardCharsets.US_ASCII)).lane(4)).toArray()).containsExactly(1, 1, 2, 0, 1, 0, 2, 3, 2, 1, 1, 0);
    }

    @Property(tries = 200)
    void rowsThatShareAUniqueKeyShareALaneWhateverTheirOrder(@ForAll List<@IntRange(max = 300) Integer> values, @ForAll @IntRange(min = 1, max = 9) int lanes) throws GodwitException {
        Route route = route();
        List<NetChange> net = swaps(route, values);
        Map<String, Integer> laneOf = new HashMap<>();
        List<List<NetChange>> cut = LaneCutter.cut(new ArrayList<>(net), lanes);
        for (int lane = 0; lane < lanes; lane++) {
            int here = lane;
            for (NetChange change : cut.get(lane)) {
                for (Image image : List.of(change.before(), change.after())) {
                    String u = new String(image.batch().bytes(), image.start(1), image.end(1) - image.start(1), StandardCharsets.US_ASCII);
                    assertThat(laneOf.computeIfAbsent(u, k -> here)).isEqualTo(here);
                }
            }
        }
        assertThat(LaneCutter.cut(new ArrayList<>(net.reversed()), lanes)).isEqualTo(cut);
    }
}
