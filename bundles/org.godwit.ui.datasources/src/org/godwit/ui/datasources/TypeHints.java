package org.godwit.ui.datasources;

import org.godwit.core.model.DataSourceType;

/** What to know about each type before one fills in its fields. Without state. */
final class TypeHints {
    private TypeHints() {
    }

    static String of(DataSourceType type) {
        return switch (type) {
            case MYSQL, MARIADB -> Messages.TypeHints_mysql;
            case OB_MYSQL -> Messages.TypeHints_oceanbase;
            case TIDB -> Messages.TypeHints_tidb;
            case KAFKA -> Messages.TypeHints_kafka;
            case ROCKETMQ -> Messages.TypeHints_rocketmq;
        };
    }
}
