package org.godwit.foreign;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the programs of this module find what they need. Needs nothing of it itself. */
public final class Foreign {
    private Foreign() {
    }

    /** The class path of the programs. */
    public static String classPath() throws IOException {
        try {
            Path classes = Path.of(Foreign.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return classes + File.pathSeparator + Files.readString(classes.resolveSibling("foreign.classpath")).strip();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
