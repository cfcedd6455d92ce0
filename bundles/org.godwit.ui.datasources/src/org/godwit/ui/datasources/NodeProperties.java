package org.godwit.ui.datasources;

import java.util.Map;

import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;

/** Read-only properties in the order given. */
final class NodeProperties implements IPropertySource {
    private final Map<String, String> properties;

    NodeProperties(Map<String, String> properties) {
        this.properties = properties;
    }

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        return properties.keySet().stream().map(name -> new PropertyDescriptor(name, name)).toArray(IPropertyDescriptor[]::new);
    }

    @Override
    public Object getPropertyValue(Object id) {
        return properties.get(id);
    }

    @Override
    public boolean isPropertySet(Object id) {
        return properties.containsKey(id);
    }

    @Override
    public Object getEditableValue() {
        return this;
    }

    @Override
    public void resetPropertyValue(Object id) {
        // read-only
    }

    @Override
    public void setPropertyValue(Object id, Object value) {
        // read-only
    }
}
