package org.godwit.tests.property;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Tables with the values of every type, for tests elsewhere. */
public final class EveryType {
    private static final Pattern KEY_TABLE = Pattern.compile("^(create table|insert ignore into) `[kcp]_");

    private EveryType() {
    }

    /** Statements that fill the current database of a MariaDB server whose copy goes to another MariaDB server: types as columns, not as keys. */
    public static List<String> statements(Random random) {
        return ValueTables.statements(TypeCase.Home.MARIADB, true, random).stream().filter(s -> !KEY_TABLE.matcher(s).find()).toList();
    }

    /** The same for a server of either kind, with all that only it has; copies stay at this kind of server. */
    public static List<String> statements(boolean mysql, Random random) {
        return ValueTables.statements(mysql ? TypeCase.Home.MYSQL : TypeCase.Home.MARIADB, true, random).stream().filter(s -> !KEY_TABLE.matcher(s).find()).toList();
    }
}
