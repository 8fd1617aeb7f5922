<?xml version="1.0" encoding="UTF-8"?>
<!--
  Of Quarkus' list of what it built a service of, what the service runs: libraries of the build itself are left out, and with
  them what they depend on. The clock's time becomes that of the release, so that the same files make the same list.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cdx="http://cyclonedx.org/schema/bom/1.6">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:param name="timestamp"/>
  <xsl:key name="runs" use="@bom-ref"
           match="cdx:component[cdx:properties/cdx:property[@name = 'quarkus:component:scope'] = 'runtime' or parent::cdx:metadata]"/>

  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="cdx:bom/cdx:components/cdx:component[not(key('runs', @bom-ref))]"/>
  <xsl:template match="cdx:dependency[not(key('runs', @ref))]"/>

  <xsl:template match="cdx:metadata/cdx:timestamp/text()">
    <xsl:value-of select="$timestamp"/>
  </xsl:template>
</xsl:stylesheet>
