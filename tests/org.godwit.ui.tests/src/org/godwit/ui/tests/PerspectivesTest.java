package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the four perspectives opens with all of its views. */
@ExtendWith(StudioExtension.class)
class PerspectivesTest {

    @ParameterizedTest
    @ValueSource(strings = {"datasources", "projects", "monitor", "rehearsal"})
    void opensWithItsViews(String topic, Studio studio) {
        studio.openPerspective("org.godwit.ui." + topic + ".perspective");

        IWorkbenchPage page = studio.page();
        var views = studio.call(() -> Arrays.stream(page.getViewReferences()).map(r -> r.getId()).toList());
        assertThat(views).contains(IPageLayout.ID_PROP_SHEET, IPageLayout.ID_PROGRESS_VIEW, "org.eclipse.pde.runtime.LogView");
        var broken = studio.call(() -> Arrays.stream(page.getViewReferences()).filter(r -> r.getPart(true) == null).map(r -> r.getId()).toList());
        assertThat(broken).isEmpty();
        studio.screenshot("perspective-" + topic);
    }
}
