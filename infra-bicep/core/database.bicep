metadata name = 'Database'
metadata description = 'PostgreSQL for quotas and the gallery.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

@secure()
@description('Required. Password of the app.')
param password string

@description('Required. Compute size.')
param skuName string

@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
@description('Required. Tier of the compute size. The Burstable one has no PgBouncer.')
param tier string

@allowed(['Disabled', 'SameZone', 'ZoneRedundant'])
@description('Required. Whether there is a standby, and where.')
param highAvailability string

@description('Required. Where logs and metrics go.')
param workspaceResourceId string

@description('Optional. Subnet of the private endpoint; without it the services of Azure may connect.')
param endpointsSubnetId string?

@description('Conditional. Private DNS zone. Required with a subnet.')
param zoneId string?

var user = 'playground'
var databaseName = 'playground'
var pooled = tier != 'Burstable'

module server 'br/public:avm/res/db-for-postgre-sql/flexible-server:0.16.0' = {
  params: {
    name: 'psql-${token}'
    location: location
    tags: tags
    version: '17'
    skuName: skuName
    tier: tier
    availabilityZone: -1
    highAvailability: highAvailability
    geoRedundantBackup: 'Disabled'
    administratorLogin: user
    administratorLoginPassword: password
    authConfig: { activeDirectoryAuth: 'Disabled', passwordAuth: 'Enabled' }
    databases: [{ name: databaseName }]
    configurations: pooled
      ? [
          { name: 'pgbouncer.enabled', source: 'user-override', value: 'true' }
          { name: 'pgbouncer.pool_mode', source: 'user-override', value: 'transaction' }
        ]
      : []
    publicNetworkAccess: endpointsSubnetId == null ? 'Enabled' : 'Disabled'
    firewallRules: endpointsSubnetId == null
      ? [{ name: 'azure-services', startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }]
      : []
    privateEndpoints: endpointsSubnetId == null
      ? []
      : [
          {
            subnetResourceId: endpointsSubnetId!
            privateDnsZoneGroup: { privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: zoneId! }] }
          }
        ]
    diagnosticSettings: [{ workspaceResourceId: workspaceResourceId }]
  }
}

var port = pooled ? '6432' : '5432'
var options = pooled ? '&prepareThreshold=0' : ''

@description('JDBC address; through PgBouncer where there is one, which needs statements that are not prepared on the server.')
output url string = 'jdbc:postgresql://${server.outputs.?fqdn ?? ''}:${port}/${databaseName}?sslmode=require${options}'

@description('Role of the app.')
output user string = user

@description('Resource id of the server.')
output resourceId string = server.outputs.resourceId
