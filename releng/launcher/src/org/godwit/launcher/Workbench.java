package org.godwit.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The product with the window. */
final class Workbench {

    private static final List<String> SOURCES = List.of("bundles", "features", "product", "releng");
    /** Equinox's launcher ends with it when the workbench wants to be started again. */
    private static final int RESTART = 23;

    private final Checkout checkout;
    private final Path products;

    Workbench(Checkout checkout) {
        this.checkout = checkout;
        this.products = checkout.root().resolve("product/org.godwit.product/target/products");
    }

    int open(List<String> arguments) throws IOException, InterruptedException {
        requireDisplay();
        boolean fresh = build();
        List<String> command = new ArrayList<>(vmArguments());
        command.addAll(List.of("-jar", launcher(product()).toString(), "-data", workspace()));
        if (fresh) {
            // bundles keep their version while they are developed, so that Equinox would take the old ones from its cache
            command.add("-clean");
        }
        command.addAll(arguments);
        int status;
        do {
            List<String> all = new ArrayList<>(command);
            all.addAll(language(arguments));
            status = Launcher.call(Launcher.java(checkout, all.toArray(String[]::new)));
        } while (status == RESTART);
        return status;
    }

    private List<String> vmArguments() {
        List<String> vm = new ArrayList<>(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        if (checkout.mac()) {
            vm.add("-XstartOnFirstThread");
        }
        return vm;
    }

    private void requireDisplay() throws IOException, InterruptedException {
        if (checkout.windows() || checkout.mac()) {
            return;
        }
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            throw new LaunchException("there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). The command line works without: ./godwit --help");
        }
        Debian.bring(List.of(Debian.GTK));
    }

    /** The language that was chosen in the preferences; read at each start, so that a restart of the window takes a new one. */
    private static List<String> language(List<String> arguments) throws IOException {
        int data = arguments.lastIndexOf("-data");
        Path file = Path.of(data >= 0 && data + 1 < arguments.size() ? arguments.get(data + 1) : workspace()).resolve("language");
        String language = !arguments.contains("-nl") && Files.isRegularFile(file) ? Files.readString(file).strip() : "";
        return language.matches("[A-Za-z_]{2,10}") ? List.of("-nl", language) : List.of();
    }

    private static String workspace() {
        String named = System.getenv("GODWIT_WORKSPACE");
        return named != null && !named.isEmpty() ? named : Path.of(System.getProperty("user.home"), "godwit-workspace").toString();
    }

    /** True when it has built. */
    private boolean build() throws IOException, InterruptedException {
        Path stamp = products.resolve("built");
        if (!checkout.newerThan(stamp, SOURCES)) {
            return false;
        }
        Launcher.say("building the workbench, because " + (Files.exists(stamp) ? "its sources are newer" : "this is the first time (the Eclipse platform is brought, which may take minutes)"));
        Trees.delete(products);
        int status = new Maven(checkout).run(checkout.root(), List.of("-q", "-pl", ":org.godwit.product", "-am", "-DskipTests", "package"));
        if (status != 0) {
            throw new LaunchException("the workbench could not be built: see above");
        }
        Files.writeString(stamp, "");
        return true;
    }

    /** The product of the running system. */
    Path product() throws IOException {
        String os = checkout.windows() ? "win32" : checkout.mac() ? "macosx" : "linux";
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        try (Stream<Path> folders = Files.walk(products, 6)) {
            return folders.filter(f -> f.getFileName().toString().equals("plugins") && f.toString().contains(os) && f.toString().contains(arch)).map(Path::getParent).findFirst()
                    .orElseThrow(() -> new LaunchException("no product for " + os + " on " + arch + " in " + products));
        }
    }

    static Path launcher(Path product) throws IOException {
        try (Stream<Path> plugins = Files.list(product.resolve("plugins"))) {
            return plugins.filter(f -> f.getFileName().toString().startsWith("org.eclipse.equinox.launcher_")).findFirst()
                    .orElseThrow(() -> new LaunchException("no launcher in " + product));
        }
    }
}
