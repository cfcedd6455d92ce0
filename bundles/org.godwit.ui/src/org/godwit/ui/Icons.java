package org.godwit.ui;

import java.util.Locale;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Our icons: SVG files of 16 units in {@code icons/}, named after the constants, scaled by the display's zoom. Images belong to the registry; do not dispose them. Display thread only. */
public enum Icons {
    // things
    MYSQL,
    MARIADB,
    OB_MYSQL,
    TIDB,
    QUEUE,
    TOPIC,
    DATABASE,
    TABLE,
    VIEW,
    ROUTINE,
    COLUMN,
    KEY,
    INDEX,
    FOLDER,
    PROJECT,
    COMPONENT,
    REHEARSAL,
    CHART,
    LOG,
    SQL,
    REPORT,
    SCRIPT,
    // states
    STATE_WAITING,
    STATE_RUNNING,
    STATE_FINISHED,
    STATE_FAILED,
    STATE_PAUSED,
    STATE_MONITORING,
    STATE_SKIPPED,
    STATE_WARNING,
    STATE_INFO,
    STATE_CHANGED,
    // actions
    ADD,
    EDIT,
    COPY,
    DELETE,
    REFRESH,
    TEST,
    START,
    PAUSE,
    RETRY,
    SKIP,
    RELEASE,
    OPEN,
    SAVE;

    private static final int LARGE_FACTOR = 3;

    /** Path in this bundle, for plugin.xml: {@code platform:/plugin/org.godwit.ui/icons/…}. */
    private String path() {
        return "icons/" + name().toLowerCase(Locale.ROOT) + ".svg";
    }

    public ImageDescriptor descriptor() {
        Bundle bundle = FrameworkUtil.getBundle(Icons.class);
        return ImageDescriptor.createFromURL(FileLocator.find(bundle, new Path(path())));
    }

    /** 16 units. */
    public Image image() {
        return registered("org.godwit." + name(), descriptor());
    }

    /** 48 units, for empty states. */
    public Image large() {
        ImageDescriptor small = descriptor();
        ImageDataProvider enlarged = zoom -> {
            ImageData data = small.getImageData(zoom * LARGE_FACTOR);
            return data == null ? small.getImageData(100).scaledTo(16 * LARGE_FACTOR * zoom / 100, 16 * LARGE_FACTOR * zoom / 100) : data;
        };
        return registered("org.godwit.large." + name(), ImageDescriptor.createFromImageDataProvider(enlarged));
    }

    private static Image registered(String key, ImageDescriptor descriptor) {
        ImageRegistry registry = JFaceResources.getImageRegistry();
        Image image = registry.get(key);
        if (image == null) {
            registry.put(key, descriptor);
            image = registry.get(key);
        }
        return image;
    }
}
