package org.godwit.ui.datasources;

/** Ids of the commands declared in plugin.xml. */
public final class DataSourceCommands {
    /** Opens the wizard; its result is the id of the new data source. */
    public static final String NEW = "org.godwit.ui.datasources.new";

    /** Shows the messages of the topic that is selected in the explorer. */
    public static final String BROWSE = "org.godwit.ui.datasources.browse";

    private DataSourceCommands() {
    }
}
