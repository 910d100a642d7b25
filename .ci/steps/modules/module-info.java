/** A user's project, on the module path as it is and on the class path without this file. */
module com.example.outbreak {
    requires org.calabaria.testkit;
    requires org.calabaria.wire;

    opens com.example.outbreak to
            org.calabaria.core,
            org.calabaria.testkit;

    provides org.calabaria.model.BaseModel with
            com.example.outbreak.Outbreak;
}
