package org.godwit.ui.app.guide;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.ui.StatusGate;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The pages of the user guide, which the build copies into this bundle from {@code docs}. Display thread only. */
final class GuideBook {
    private static final String FOLDER = "guide/user/";
    /** Which page tells of which part of the window, by the beginning of the part's id; the first that fits. */
    private static final Map<String, String> TOPICS = topics();

    private final Map<String, GuidePage> pages = new LinkedHashMap<>();

    private static Map<String, String> topics() {
        Map<String, String> topics = new LinkedHashMap<>();
        topics.put("org.godwit.ui.monitor.alerts", "alerts.md");
        topics.put("org.godwit.ui.app.overview", "overview.md");
        topics.put("org.godwit.ui.monitor.charts", "monitoring.md#charts");
        topics.put("org.godwit.ui.monitor.parameters", "monitoring.md#parameters");
        topics.put("org.godwit.ui.monitor.log", "monitoring.md#log");
        topics.put("org.godwit.ui.monitor.rm", "monitoring.md#rm-console");
        topics.put("org.godwit.ui.monitor", "monitoring.md");
        topics.put("org.godwit.ui.datasources", "data-sources.md");
        topics.put("org.godwit.ui.projects", "workbench.md#projects");
        topics.put("org.godwit.ui.rehearsal", "rehearsal.md");
        return topics;
    }

    private static Bundle bundle() {
        return FrameworkUtil.getBundle(GuideBook.class);
    }

    /** All pages by file name, the one about the workbench first. */
    Map<String, GuidePage> pages() {
        if (pages.isEmpty() && bundle().findEntries(FOLDER, "*.md", false) != null) {
            read("workbench.md");
            Collections.list(bundle().findEntries(FOLDER, "*.md", false)).stream().map(url -> url.getPath().substring(url.getPath().lastIndexOf('/') + 1)).sorted().forEach(this::read);
        }
        return pages;
    }

    private void read(String file) {
        URL entry = bundle().getEntry(FOLDER + file);
        if (entry == null || pages.containsKey(file)) {
            return;
        }
        try (InputStream stream = entry.openStream()) {
            pages.put(file, GuidePage.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            StatusGate.log(file, new GodwitException(CoreError.FILE, e, file, String.valueOf(e.getMessage())));
        }
    }

    /**
     * A picture that a page names, relative to the page.
     *
     * @param dark to prefer its dark version, which has the same name with {@code -dark}
     */
    static Optional<URL> picture(String file, boolean dark) {
        return (dark ? entry(file.replaceFirst("(-dark)?\\.png$", "-dark.png")) : Optional.<URL>empty()).or(() -> entry(file));
    }

    private static Optional<URL> entry(String file) {
        return Optional.ofNullable(bundle().getEntry(FOLDER + file)).or(() -> Optional.ofNullable(bundle().getEntry("guide/" + file.replace("../", ""))));
    }

    /** Page, and after a {@code #} the heading, that tells of a part of the window. */
    static String about(String partId) {
        return TOPICS.entrySet().stream().filter(e -> partId.startsWith(e.getKey())).map(Map.Entry::getValue).findFirst().orElse("workbench.md");
    }
}
