package org.godwit.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Products for all systems, and for the running one an application image with a Java runtime of its own. */
final class Packager {

    private final Checkout checkout;

    Packager(Checkout checkout) {
        this.checkout = checkout;
    }

    int make() throws IOException, InterruptedException {
        Path target = checkout.root().resolve("product/org.godwit.product/target");
        Launcher.say("building the products for all systems");
        Trees.delete(target.resolve("products"));
        int status = new Maven(checkout).run(checkout.root(), List.of("-q", "-Pall-platforms", "-pl", ":org.godwit.product", "-am", "-DskipTests", "package"));
        if (status != 0) {
            throw new LaunchException("the products could not be built: see above");
        }
        Path image = image(target, new Workbench(checkout).product());
        Launcher.say("products: " + target.resolve("products"));
        Launcher.say("application with its own runtime: " + image);
        return 0;
    }

    private Path image(Path target, Path product) throws IOException, InterruptedException {
        Path folder = target.resolve("app-image");
        Trees.delete(folder);
        List<String> command = new ArrayList<>(List.of(checkout.javaHome().resolve("bin").resolve(checkout.windows() ? "jpackage.exe" : "jpackage").toString(),
                "--type", "app-image", "--name", "Godwit", "--dest", folder.toString(), "--input", product.toString(),
                "--main-jar", product.relativize(Workbench.launcher(product)).toString(), "--main-class", "org.eclipse.equinox.launcher.Main",
                "--add-modules", "java.se,jdk.unsupported,jdk.crypto.ec,jdk.charsets,jdk.xml.dom,jdk.zipfs", "--java-options", "-Xmx512m --enable-native-access=ALL-UNNAMED"));
        if (checkout.mac()) {
            command.addAll(List.of("--java-options", "-XstartOnFirstThread"));
        }
        if (Launcher.call(new ProcessBuilder(command)) != 0) {
            throw new LaunchException("jpackage failed: see above");
        }
        return Files.list(folder).findFirst().orElse(folder);
    }
}
