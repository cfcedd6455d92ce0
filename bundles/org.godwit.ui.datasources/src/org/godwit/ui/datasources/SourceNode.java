package org.godwit.ui.datasources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.Image;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.Icons;

/** A saved data source; its children are the databases, or the topics of a queue. */
final class SourceNode extends ExplorerNode {
    private final DataSource dataSource;

    SourceNode(DataSource dataSource) {
        super(Optional.empty());
        this.dataSource = dataSource;
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == DataSource.class ? type.cast(dataSource) : super.getAdapter(type);
    }

    @Override
    String label() {
        return dataSource.name();
    }

    @Override
    String detail() {
        return dataSource.address();
    }

    @Override
    Image image() {
        return icon(dataSource).image();
    }

    static Icons icon(DataSource dataSource) {
        return dataSource.type().isQueue() ? Icons.QUEUE : Icons.valueOf(dataSource.type().name());
    }

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(Messages.Property_name, dataSource.name());
        properties.put(Messages.Property_type, dataSource.type().label());
        properties.put(Messages.Property_host, dataSource.host());
        properties.put(Messages.Property_port, Integer.toString(dataSource.port()));
        properties.put(Messages.Property_user, dataSource.user());
        properties.put(Messages.Property_database, dataSource.database());
        properties.put(Messages.Property_tls, TlsLabels.of(dataSource.tls().mode()));
        properties.put(Messages.Property_remarks, dataSource.remarks());
        dataSource.attributes().forEach(properties::put);
        return properties;
    }

    @Override
    boolean canHaveChildren() {
        return true;
    }

    @Override
    List<ExplorerNode> read(Studio studio, CancelToken cancel) throws GodwitException {
        if (dataSource.type().isQueue()) {
            return studio.queues().topics(dataSource, cancel).stream().<ExplorerNode>map(topic -> new TopicNode(this, topic)).toList();
        }
        return studio.dataSources().databases(dataSource.id(), cancel).stream().<ExplorerNode>map(name -> new DatabaseNode(this, dataSource.id(), name)).toList();
    }
}
