package org.godwit.supervisor.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.supervisor.FakeConnector;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.ComponentService.Ticket;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.Studio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What high availability makes of the rows: which stores it takes for healthy, when it acts, and when it keeps its hands off. */
class StoreHaTest {
    private static final String ON = "{\"enable\":true,\"checkModuleExceptionIntervalSec\":240,\"clearAbnormalResourceHours\":72}";

    @TempDir
    Path workspace;
    private Studio studio;
    private RmDatabase rm;
    private String id;

    @BeforeEach
    void open() throws Exception {
        FakeConnector connector = new FakeConnector();
        connector.server("from").table("shop", "orders");
        studio = StudioFactory.open(StudioConfig.of(workspace, new HeadlessComponentHost()).withConnectors(List.of(connector)).withRole(StudioConfig.Role.OBSERVE));
        for (var source : FakeConnector.pair().values()) {
            studio.dataSources().save(source);
        }
        rm = RmDatabase.open(workspace);
        id = studio.projects().create(new ProjectSpec("guarded", "from", "to", Set.of(TransferType.INCREMENTAL), new ObjectSelection.Specific(List.of(TableMapping.same(new ObjectName("shop", "orders"))), List.of()),
                Map.of()));
        sql("UPDATE oms_project SET status = 'RUNNING'");
    }

    @AfterEach
    void close() throws Exception {
        rm.close();
        studio.close();
    }

    private void sql(String statement) throws GodwitException {
        rm.run(h -> h.execute(statement));
    }

    private String store(String columns) throws GodwitException {
        String name = rm.call(h -> LiveComponents.addStore(h, id, Direction.FORWARD, "{}"));
        sql("UPDATE oms_component SET " + columns + " WHERE name = '" + name + "'");
        return name;
    }

    private List<Ticket> look(String config) throws GodwitException {
        new StoreHa(rm).look(HaConfig.of(config), rm.call(new LiveRepository()::list));
        return studio.components().tickets();
    }

    @Test
    void aFreshHeartbeatIsHealthyAndAnOldOneIsNot() throws Exception {
        store("status = 'RUNNING', heartbeat = CURRENT_TIMESTAMP");
        assertThat(look(ON)).isEmpty();
        sql("UPDATE oms_component SET heartbeat = DATEADD(SECOND, -300, CURRENT_TIMESTAMP)");
        assertThat(look(ON)).singleElement().satisfies(t -> assertThat(t.type()).isEqualTo("HA_CREATE_STORE"));
    }

    @Test
    void oneThatLeftWithoutAFailureWasStopped() throws Exception {
        store("status = 'STOPPED', attempts = 0");
        assertThat(look(ON)).isEmpty();
    }

    @Test
    void oneThatIsTriedAgainIsAbnormal() throws Exception {
        store("status = 'STOPPED', attempts = 2");
        assertThat(look(ON)).hasSize(1);
    }

    @Test
    void handsOffForAWhileAfterActing() throws Exception {
        store("status = 'ABNORMAL'");
        assertThat(look(ON)).hasSize(1);
        assertThat(look(ON)).hasSize(1);
        sql("UPDATE oms_subtopic SET last_ha = DATEADD(SECOND, -601, CURRENT_TIMESTAMP)");
        assertThat(look(ON)).hasSize(2);
    }

    @Test
    void asManyAsTheThresholdAreEnough() throws Exception {
        for (int i = 0; i < 5; i++) {
            store("status = 'ABNORMAL'");
        }
        assertThat(look(ON)).isEmpty();
        assertThat(look("{\"enable\":true,\"subtopicStoreNumberThreshold\":6}")).hasSize(1);
    }

    @Test
    void oneThatIsToBeSwitchedIsWaitedFor() throws Exception {
        store("status = 'ABNORMAL', to_switch = TRUE");
        assertThat(look(ON)).isEmpty();
    }

    @Test
    void aLongDeadOneIsRemovedByTicket() throws Exception {
        store("status = 'RUNNING', heartbeat = CURRENT_TIMESTAMP");
        String dead = store("status = 'ABNORMAL', gmt_modified = DATEADD(HOUR, -71, CURRENT_TIMESTAMP)");
        assertThat(look(ON)).isEmpty();
        sql("UPDATE oms_component SET gmt_modified = DATEADD(HOUR, -72, CURRENT_TIMESTAMP) WHERE name = '" + dead + "'");
        assertThat(look(ON)).singleElement().satisfies(t -> {
            assertThat(t.type()).isEqualTo("HA_DELETE_STORE");
            assertThat(t.component()).isEqualTo(dead);
        });
    }

    @Test
    void perceptionLooksAtTheSlowestConsumerAndBeginsBeforeIt() throws Exception {
        long now = Instant.now().getEpochSecond();
        store("status = 'RUNNING', heartbeat = CURRENT_TIMESTAMP, begin_checkpoint = " + now);
        String perceiving = "{\"enable\":true,\"perceiveStoreClientCheckpoint\":true,\"refetchStoreIntervalMin\":10}";
        assertThat(look(perceiving)).as("nobody reads").isEmpty();
        rm.run(h -> LiveComponents.ensureSync(h, id, Direction.FORWARD));
        sql("UPDATE oms_component SET checkpoint = " + (now - 500) + " WHERE kind = 'INCR_SYNC'");
        assertThat(look(ON)).as("without perception a healthy store is enough").isEmpty();
        assertThat(look(perceiving)).hasSize(1);
        String param = rm.call(h -> h.createQuery("SELECT param_json FROM oms_ops_subticket WHERE sub_type = 'CREATE_STORE'").mapTo(String.class).one());
        assertThat(param).contains("\"seconds\":" + (now - 500 - 600));
    }

    @Test
    void nothingHappensWithoutTheMasterSwitchOrTheStores() throws Exception {
        store("status = 'ABNORMAL'");
        assertThat(look("{}")).isEmpty();
        assertThat(look("{\"enable\":true,\"enableStore\":false}")).isEmpty();
        sql("UPDATE oms_project SET status = 'SUSPEND'");
        assertThat(look(ON)).as("of a paused project").isEmpty();
    }
}
