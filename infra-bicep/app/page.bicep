metadata name = 'Page'
metadata description = 'The exported page on Static Web Apps.'

@description('Required. Region; the files themselves are served worldwide.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

module site 'br/public:avm/res/web/static-site:0.9.5' = {
  params: {
    name: 'stapp-${token}'
    location: location
    tags: union(tags, { 'azd-service-name': 'page' })
    sku: 'Standard'
    allowConfigFileUpdates: true
    stagingEnvironmentPolicy: 'Enabled'
  }
}

@description('Host name of the page.')
output host string = site.outputs.defaultHostname
