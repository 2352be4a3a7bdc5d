metadata name = 'Storage'
metadata description = 'What the Functions hosts keep for themselves. Nothing of a user is stored here.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

@description('Required. Vault that takes the key of the content share.')
param vaultName string

@description('Required. Identity of the pay-per-use app.')
param functionsPrincipalId string

@description('Required. Identity of the warm app.')
param hostPrincipalId string

@description('Optional. Subnet of the private endpoints; without it storage is reached publicly.')
param endpointsSubnetId string?

@description('Conditional. Private DNS zones by service: blob, queue, table and file. Required with a subnet.')
param zoneIds object = {}

var isolated = endpointsSubnetId != null
var packages = 'packages'
var contentSecret = 'content-share'
var roles = ['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Table Data Contributor']
var access = isolated ? 'Disabled' : 'Enabled'

module account 'br/public:avm/res/storage/storage-account:0.33.0' = {
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    skuName: 'Standard_ZRS'
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    publicNetworkAccess: access
    networkAcls: { bypass: 'AzureServices', defaultAction: isolated ? 'Deny' : 'Allow' }
    blobServices: { containers: [{ name: packages }] }
    roleAssignments: flatten(map(roles, role => [
      { principalId: functionsPrincipalId, principalType: 'ServicePrincipal', roleDefinitionIdOrName: role }
      { principalId: hostPrincipalId, principalType: 'ServicePrincipal', roleDefinitionIdOrName: role }
    ]))
    privateEndpoints: isolated
      ? map(['blob', 'queue', 'table'], service => {
          service: service
          subnetResourceId: endpointsSubnetId!
          privateDnsZoneGroup: { privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: zoneIds[service] }] }
        })
      : []
  }
}

module contentAccount 'br/public:avm/res/storage/storage-account:0.33.0' = {
  params: {
    name: 'stshare${token}'
    location: location
    tags: tags
    skuName: 'Standard_LRS'
    allowSharedKeyAccess: true
    publicNetworkAccess: access
    networkAcls: { bypass: 'AzureServices', defaultAction: isolated ? 'Deny' : 'Allow' }
    fileServices: { shares: [{ name: 'warm-pool-host' }] }
    secretsExportConfiguration: {
      keyVaultResourceId: resourceId('Microsoft.KeyVault/vaults', vaultName)
      connectionString1Name: contentSecret
    }
    privateEndpoints: isolated
      ? [
          {
            service: 'file'
            subnetResourceId: endpointsSubnetId!
            privateDnsZoneGroup: { privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: zoneIds.file }] }
          }
        ]
      : []
  }
}

module readContentSecret 'secret-readers.bicep' = {
  params: { vaultName: vaultName, secretName: contentSecret, principalIds: [hostPrincipalId] }
  dependsOn: [contentAccount]
}

@description('Name of the account of the Functions hosts.')
output name string = account.outputs.name

@description('Where the pay-per-use app finds its package.')
output packagesUrl string = 'https://${account.outputs.name}.blob.${environment().suffixes.storage}/${packages}'
