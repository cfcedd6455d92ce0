package org.godwit.tests.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.godwit.rehearsal.profile.ProfileRules;
import org.godwit.rehearsal.profile.ProfileRules.Proof;
import org.godwit.rehearsal.profile.TargetProfile;
import org.godwit.tests.RealMySql;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules of target profiles that are said to be proved on a server, shown on it. */
class ProfileProofIT {
    private static final int PORT = 33987;

    @Test
    void mariaDbTakesNoIndexOnAnExpression() throws Exception {
        assertThat(ProfileRules.proof("PROFILE-EXPRESSION-INDEX", TargetProfile.MARIADB)).isEqualTo(Proof.SERVER);
        assertThat(ProfileRules.proof("PROFILE-EXPRESSION-INDEX", TargetProfile.MYSQL_57)).isEqualTo(Proof.DOCUMENTATION);
        try (Servers servers = Servers.open(); Jdbc jdbc = Jdbc.open(servers.source("profile"))) {
            jdbc.run("create database profile");
            assertThatThrownBy(() -> jdbc.run("create table profile.t (a int, key k ((a + 1)))")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    @Tag("slow")
    void mySqlRefusesOrWarns() throws Exception {
        for (String rule : List.of("PROFILE-COLLATION-UCA1400", "PROFILE-MARIADB-TYPE", "PROFILE-FLOAT-DIGITS", "PROFILE-UTF8MB3")) {
            assertThat(ProfileRules.proof(rule, TargetProfile.MYSQL_9)).isEqualTo(Proof.SERVER);
        }
        try (RealMySql mysql = RealMySql.start(PORT); Jdbc jdbc = Jdbc.open(mysql.dataSource())) {
            jdbc.runAll(List.of("drop database if exists profile", "create database profile"));
            assertThatThrownBy(() -> jdbc.run("create table profile.a (a varchar(9) collate utf8mb4_uca1400_ai_ci)")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> jdbc.run("create table profile.a (a uuid)")).isInstanceOf(SQLException.class);
            jdbc.run("create table profile.a (a double(9, 3))");
            assertThat(jdbc.rows("show warnings").toString()).contains("deprecated");
            jdbc.run("create table profile.b (a varchar(9) character set utf8mb3)");
            assertThat(jdbc.rows("show warnings").toString()).contains("deprecated");
            jdbc.run("drop database profile");
        }
    }
}
