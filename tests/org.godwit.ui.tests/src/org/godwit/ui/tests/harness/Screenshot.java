package org.godwit.ui.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Saves the window with its dialogs as PNG. Called in the display thread. */
final class Screenshot {

    private static final String FOLDER = System.getProperty("godwit.screenshots", "screenshots");

    private Screenshot() {
    }

    static Path take(Display display, String name) {
        Rectangle area = area(display);
        Image image = new Image(display, area.width, area.height);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, area.x, area.y);
            return save(image.getImageData(), Path.of(FOLDER).resolve(name + ".png"));
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** All visible windows together. */
    private static Rectangle area(Display display) {
        Rectangle area = null;
        for (Shell shell : display.getShells()) {
            if (shell.isVisible()) {
                area = area == null ? shell.getBounds() : area.union(shell.getBounds());
            }
        }
        return area == null ? display.getBounds() : area.intersection(display.getBounds());
    }

    private static Path save(ImageData data, Path file) {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {data};
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loader.save(file.toString(), SWT.IMAGE_PNG);
        return file;
    }
}
