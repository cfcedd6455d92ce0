package org.godwit.ui.projects;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.selection.TableCategory;

/** What the project wizard edits; becomes a {@link ProjectSpec}. Display thread only. */
public final class ProjectDraft {
    static final String ACTIVE_ACTIVE = "activeActive";
    static final String CATEGORY = "tableCategory";
    private static final Set<TransferType> USUAL = Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION);
    private static final Set<TransferType> USUAL_TO_QUEUE = Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL);

    private String name = "";
    private Optional<DataSource> source = Optional.empty();
    private Optional<DataSource> target = Optional.empty();
    private final Set<TransferType> types = EnumSet.copyOf(USUAL);
    private boolean byRules;
    private final ChosenObjects chosen = new ChosenObjects();
    private String include = "";
    private String exclude = "";
    private final Map<String, String> parameters = new TreeMap<>();
    private int version;

    /** Takes over a project file; its data sources are found by the wizard. */
    void set(ProjectSpec spec) {
        version++;
        name = spec.name();
        types.clear();
        types.addAll(spec.types());
        parameters.clear();
        parameters.putAll(spec.parameters());
        setObjects(spec.objects());
    }

    /** Replaces what is chosen. */
    void setObjects(ObjectSelection objects) {
        switch (objects) {
            case ObjectSelection.Specific specific -> {
                byRules = false;
                chosen.set(specific.tables(), specific.views());
            }
            case ObjectSelection.Wildcard rules -> {
                byRules = true;
                include = String.join("\n", rules.include());
                exclude = String.join("\n", rules.exclude());
            }
        }
    }

    /** Changes when everything was replaced, so that a page knows to fill its fields anew. */
    public int version() {
        return version;
    }

    /** Whether the application writes at both sides (OMS: active-active disaster recovery). */
    boolean isActiveActive() {
        return Boolean.parseBoolean(parameters.get(ACTIVE_ACTIVE));
    }

    void setActiveActive(boolean both) {
        setParameter(ACTIVE_ACTIVE, Boolean.toString(both), "false");
    }

    /** Which tables take part; an active-active project can only have those with a key (OMS: scenario type). */
    TableCategory category() {
        return isActiveActive()
                ? TableCategory.WITHUNIQUEROWID
                : Arrays.stream(TableCategory.values()).filter(c -> c.name().equals(parameters.get(CATEGORY))).findFirst().orElse(TableCategory.ALL);
    }

    void setCategory(TableCategory category) {
        setParameter(CATEGORY, category.name(), TableCategory.ALL.name());
    }

    /** Whether changes at that end cannot be followed: TiDB gives out no log by the replication protocol. */
    boolean hasNoLog(Optional<DataSource> end) {
        return end.filter(d -> d.type() == DataSourceType.TIDB).isPresent();
    }

    /** The same with the names of the data sources, as it is saved. */
    ProjectSpec toFile() {
        return new ProjectSpec(name.strip(), source.map(DataSource::name).orElse(""), target.map(DataSource::name).orElse(""), types, selection(), parameters);
    }

    ProjectSpec toSpec() {
        return new ProjectSpec(name.strip(), source.map(DataSource::id).orElse(""), target.map(DataSource::id).orElse(""), types, selection(), parameters);
    }

    /** Whether rows and changes become messages instead of rows of another database. */
    boolean isToQueue() {
        return target.filter(d -> d.type().isQueue()).isPresent();
    }

    /** Views have no messages. */
    ObjectSelection selection() {
        if (byRules) {
            return new ObjectSelection.Wildcard(lines(include), lines(exclude));
        }
        return isToQueue() ? new ObjectSelection.Specific(chosen.selection().tables(), List.of()) : chosen.selection();
    }

    /** Tables that are chosen one by one; none where rules choose. */
    public List<ObjectName> tables() {
        return byRules ? List.of() : chosen.selection().tables().stream().map(TableMapping::source).toList();
    }

    boolean hasObjects() {
        if (byRules) {
            return !lines(include).isEmpty();
        }
        return isToQueue() ? chosen.tableCount() > 0 : !chosen.isEmpty();
    }

    static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R")).map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    String name() {
        return name;
    }

    void setName(String newName) {
        name = newName;
    }

    public Optional<DataSource> source() {
        return source;
    }

    /** Another source has other objects: the selection is emptied. */
    void setSource(Optional<DataSource> newSource) {
        if (!newSource.map(DataSource::id).equals(source.map(DataSource::id)) && source.isPresent()) {
            chosen.clear();
        }
        source = newSource;
    }

    public Optional<DataSource> target() {
        return target;
    }

    /** A queue takes changes but cannot be compared: what is usual is chosen, unless something else was. */
    void setTarget(Optional<DataSource> newTarget) {
        boolean wasQueue = isToQueue();
        target = newTarget;
        if (isToQueue() != wasQueue && types.equals(wasQueue ? USUAL_TO_QUEUE : USUAL)) {
            types.clear();
            types.addAll(isToQueue() ? USUAL_TO_QUEUE : USUAL);
        }
        if (isToQueue()) {
            setActiveActive(false);
        }
    }

    Set<TransferType> types() {
        return types;
    }

    boolean isByRules() {
        return byRules;
    }

    void setByRules(boolean rules) {
        byRules = rules;
    }

    ChosenObjects chosen() {
        return chosen;
    }

    String include() {
        return include;
    }

    void setInclude(String text) {
        include = text;
    }

    String exclude() {
        return exclude;
    }

    void setExclude(String text) {
        exclude = text;
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    /** Chooses a value; one equal to the default is left out. */
    public void setParameter(String key, String value, String defaultValue) {
        if (value.equals(defaultValue)) {
            parameters.remove(key);
        } else {
            parameters.put(key, value);
        }
    }
}
