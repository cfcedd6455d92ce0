package org.godwit.tests.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.faults.ChildProgram;
import org.godwit.rehearsal.faults.Fault;
import org.godwit.rehearsal.faults.FaultResult;
import org.godwit.rehearsal.faults.FaultResult.Ending;
import org.godwit.rehearsal.faults.FaultSection;
import org.godwit.rehearsal.faults.FaultSite;
import org.godwit.rehearsal.faults.FaultStage;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trouble on purpose, as a rehearsal makes it: every fault ends in equality or in a stop with a name and a remedy. */
class FaultsIT {
    private static final int ROWS = 5000;
    private static final int FEW = 4;

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;
    private static List<ObjectName> tables;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("fault-source");
        target = servers.source("fault-target");
        for (DataSource server : List.of(source, target)) {
            new Sample(Sample.DEFAULT_SEED, ROWS).load(server, true, Progress.SILENT, CancelToken.create());
        }
        try (Jdbc jdbc = Jdbc.open(source)) {
            tables = jdbc.texts("select table_name from information_schema.tables where table_schema = '" + Sample.DATABASE + "' and table_type = 'BASE TABLE'").stream().map(t -> new ObjectName(Sample.DATABASE, t)).toList();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @Test
    void dropsAndLocksAreRecovered() throws Exception {
        List<FaultResult> results = run(List.of(Fault.DROPPED_CONNECTIONS, Fault.OTHER_TIME_ZONE), tables.subList(0, FEW), 3);
        assertThat(results).allSatisfy(r -> assertThat(r.ending()).as(r.toString()).isIn(Ending.RECOVERED, Ending.RESUMED)).allSatisfy(r -> assertThat(r.ownTables()).isEqualTo(FEW));
        assertThat(FaultSection.of(results, 3).state()).isEqualTo(Report.State.GOOD);
    }

    @Test
    @Tag("slow")
    void everyFaultEndsEqualOrWithARemedy() throws Exception {
        List<FaultResult> results = run(List.of(Fault.values()), tables, 5);
        assertThat(results).extracting(FaultResult::fault).containsExactly(Fault.values());
        assertThat(results).allSatisfy(r -> assertThat(r.ending()).as(r.toString()).isIn(Ending.RECOVERED, Ending.RESUMED, Ending.STOPPED));
        assertThat(results).filteredOn(r -> r.ending() != Ending.RECOVERED).allSatisfy(r -> {
            assertThat(r.code()).startsWith("GODWIT-");
            assertThat(r.remedy()).isNotBlank();
        });
        assertThat(results).filteredOn(r -> r.fault() != Fault.FULL_DISK && r.fault() != Fault.KILLED_PROCESS).as("copies of the sample's tables").allSatisfy(r -> assertThat(r.ownTables()).isGreaterThan(20));
        assertThat(result(results, Fault.PURGED_LOG).ending()).isEqualTo(Ending.STOPPED);
        assertThat(result(results, Fault.FULL_DISK).code()).isEqualTo("GODWIT-MYSQL-0009");
        try (Jdbc jdbc = Jdbc.open(target)) {
            assertThat(jdbc.texts("select schema_name from information_schema.schemata where schema_name like 'godwit_fault%'")).isEmpty();
        }
    }

    private static FaultResult result(List<FaultResult> results, Fault fault) {
        return results.stream().filter(r -> r.fault() == fault).findFirst().orElseThrow();
    }

    private static List<FaultResult> run(List<Fault> faults, List<ObjectName> tables, long seed) throws Exception {
        try (Workspace workspace = Workspace.open(servers.folder("workspace-" + seed))) {
            VerifyOnly projects = new VerifyOnly(workspace.studio(), RunListener.SILENT, "r" + seed, id -> {
                // the workspace goes with the test
            });
            FaultSite site = new FaultSite(workspace.studio(), projects, d -> workspace.studio().dataSources().save(d.withId("")), workspace.save(source), workspace.save(target), tables, seed,
                    servers.folder("scratch-" + seed), ChildProgram.ofThisProcess(), CancelToken.create());
            return new FaultStage(site).run(faults, (fault, done, all) -> {
                // nobody watches
            });
        }
    }
}
